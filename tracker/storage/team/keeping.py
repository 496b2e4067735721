"""What the keeper of a team's server does there: makes the schema, lets somebody in, or no longer. Knows no words.

Each of them is first a list of steps, of what is still missing, and then taken in one transaction: so it can be shown
before, and asked for again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from psycopg import Connection
from psycopg.sql import SQL, Composable, Identifier, Literal

from tracker.actions.keeping_a_team import Doing, Member, Step
from tracker.actions.outcome import Fault, StoreFault
from tracker.storage.team.server_tables import SCHEMA, SCHEMA_TAKEN, STEPS

Keeper = Connection[Any]
_TURN_OF_THE_LOG = "SELECT pg_switch_wal();\nCHECKPOINT"


@dataclass(frozen=True, slots=True)
class Names:
    """How the schema and those roles are called that every team has."""

    schema: str = "as_agreed"

    @property
    def owner(self) -> str:
        return f"{self.schema}_owner"

    @property
    def reps(self) -> str:
        return f"{self.schema}_rep"

    def quoted(self, keeper: Keeper) -> str:
        """The schema as SQL is given it, whatever characters are in it."""
        return Identifier(self.schema).as_string(keeper)

    def filled(self, text: str, keeper: Keeper, **literals: object) -> str:
        names = {"schema": Identifier(self.schema), "owner": Identifier(self.owner), "reps": Identifier(self.reps)}
        told: dict[str, Composable] = {name: Literal(value) for name, value in literals.items()}
        return SQL(text).format(**names, **told).as_string(keeper).strip()


def steps_to_init(keeper: Keeper, names: Names, database: str | None = None) -> list[Step]:
    """What is missing of a team's schema in that database, all of it where that is still to be made (`database`).

    Raises StoreFault: NEWER where a later program made it, DOES_NOT_FIT for a database that cannot hold every letter.
    """
    return list(_missing(keeper, names, database))


def _missing(keeper: Keeper, names: Names, database: str | None) -> Iterator[Step]:
    taken = schema_of(keeper, names) if database is None else 0
    if database is None and keeper.info.parameter_status("server_encoding") != "UTF8":
        raise StoreFault(Fault.DOES_NOT_FIT, "encoding")
    if taken > SCHEMA:
        raise StoreFault(Fault.NEWER, str(taken))
    for role, doing in ((names.owner, Doing.MAKE_OWNER), (names.reps, Doing.MAKE_REPS)):
        if not is_role(keeper, role):
            yield Step(doing, role, _said(keeper, "CREATE ROLE {} NOLOGIN", role))
    if not _may_become(keeper, names.owner):
        yield Step(Doing.BECOME_OWNER, names.owner, _said(keeper, "GRANT {} TO CURRENT_USER", names.owner))
    if database is None and not _may_connect(keeper, names.reps):
        into = keeper.info.dbname
        yield Step(Doing.LET_INTO_DATABASE, into, _said(keeper, "GRANT CONNECT ON DATABASE {} TO {}", into, names.reps))
    there = "SELECT FROM pg_namespace WHERE nspname = %s"
    if database is not None or keeper.execute(there, [names.schema]).fetchone() is None:
        made = names.filled("CREATE SCHEMA {schema} AUTHORIZATION {owner}", keeper)
        yield Step(Doing.MAKE_SCHEMA, names.schema, made)
    for number in range(taken + 1, SCHEMA + 1):
        step = names.filled("SET LOCAL ROLE {owner};\n" + STEPS[number - 1] + SCHEMA_TAKEN, keeper, number=str(number))
        yield Step(Doing.TAKE_STEP, str(number), f"{step};\nRESET ROLE")


def steps_to_invite(keeper: Keeper, names: Names, role: str, name: str, password: str | None = None) -> list[Step]:
    """What is missing for that role to be one of us, by that name; a `password` is set whatever it was.

    Raises StoreFault: IN_THE_WAY for a role that owns or keeps this schema.
    """
    if role in (names.owner, names.reps) or _is_superuser(keeper, role):
        raise StoreFault(Fault.IN_THE_WAY, role)
    known = next((member for member in members(keeper, names) if member.role == role), None)
    steps = []
    if not is_role(keeper, role):
        steps.append(Step(Doing.MAKE_ROLE, role, _said(keeper, "CREATE ROLE {} LOGIN", role)))
    elif not _may_log_in(keeper, role):
        steps.append(Step(Doing.OPEN_ROLE, role, _said(keeper, "ALTER ROLE {} LOGIN", role)))
    if password is not None:
        kept = keeper.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256").decode()
        sql = SQL("ALTER ROLE {} PASSWORD {}").format(Identifier(role), Literal(kept)).as_string(keeper)
        steps.append(Step(Doing.SET_PASSWORD, role, sql, kept))
    if not _is_in(keeper, role, names.reps):
        steps.append(Step(Doing.ADD_TO_REPS, role, _said(keeper, "GRANT {} TO {}", names.reps, role)))
    if known is None or known.is_revoked or known.name != name:
        tied = """
SET LOCAL ROLE {owner};
INSERT INTO {schema}.member (role, name) VALUES ({role}, {name}) ON CONFLICT (role) DO UPDATE
   SET name = excluded.name, user_id = CASE WHEN member.name = excluded.name THEN member.user_id END, revoked = NULL;
RESET ROLE"""
        steps.append(Step(Doing.TIE, name, names.filled(tied, keeper, role=role, name=name)))
    return steps


def steps_to_revoke(keeper: Keeper, names: Names, role: str) -> list[Step]:
    """What is to be done for that role to be let in no more. What they wrote stays theirs, so the role stays too.

    Raises StoreFault: NOT_ALLOWED where it never was one of us.
    """
    known = next((member for member in members(keeper, names) if member.role == role), None)
    if known is None:
        raise StoreFault(Fault.NOT_ALLOWED, role)
    steps = []
    if _may_log_in(keeper, role):
        steps.append(Step(Doing.CLOSE_ROLE, role, _said(keeper, "ALTER ROLE {} NOLOGIN", role)))
    if not known.is_revoked:
        noted = "SET LOCAL ROLE {owner};\nUPDATE {schema}.member SET revoked = now() WHERE role = {role};\nRESET ROLE"
        steps.append(Step(Doing.NOTE_REVOKED, role, names.filled(noted, keeper, role=role)))
    if keeper.execute("SELECT FROM pg_stat_activity WHERE usename = %s", [role]).fetchone() is not None:
        cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = {role}"
        steps.append(Step(Doing.CUT_OFF, role, names.filled(cut, keeper, role=role)))
    return steps


def steps_to_tidy(names: Names, keeper: Keeper) -> list[Step]:
    """What was emptied stands on its page until that is written anew; and in the server's own log, whose files are used
    again: each turn fills one of them. That log is the superuser's, and nobody else's to turn.
    """
    anew = [
        Step(Doing.WRITE_ANEW, table, names.filled(f"VACUUM (FULL, ANALYZE) {{schema}}.{table}", keeper))
        for table in ("ledger_row", "beside")
    ]
    if not _is_superuser(keeper, keeper.info.user):
        return anew
    (files,) = keeper.execute("SELECT count(*) FROM pg_ls_waldir()").fetchone() or (0,)
    return [*anew, *[Step(Doing.LET_GO_OF_LOG, f"{turn}", _TURN_OF_THE_LOG) for turn in range(1, files + 2)]]


def take_each(keeper: Keeper, steps: Iterable[Step]) -> Iterator[Step]:
    """Take them one by one, since PostgreSQL takes none of these within a transaction."""
    for step in steps:
        keeper.execute(step.sql.encode())
        yield step


def take(keeper: Keeper, steps: Iterable[Step]) -> Iterator[Step]:
    """Take them in one transaction, and say each as it is taken; all are taken or none."""
    with keeper.transaction():
        for step in steps:
            keeper.execute(step.sql.encode())
            yield step


def schema_of(keeper: Keeper, names: Names) -> int:
    """Which steps were taken there; 0 where there is no team yet."""
    there = "SELECT FROM pg_tables WHERE schemaname = %s AND tablename = 'meta'"
    if keeper.execute(there, [names.schema]).fetchone() is None:
        return 0
    found = keeper.execute(names.filled("SELECT value FROM {schema}.meta WHERE name = 'schema'", keeper).encode())
    return int((found.fetchone() or ("0",))[0])


def members(keeper: Keeper, names: Names) -> list[Member]:
    """Everybody who was ever invited, by role; nobody where there is no team yet."""
    if not schema_of(keeper, names):
        return []
    asked = "SELECT role, name, user_id, revoked IS NOT NULL FROM {schema}.member ORDER BY role"
    return [Member(*row) for row in keeper.execute(names.filled(asked, keeper).encode())]


def _said(keeper: Keeper, text: str, *names: str) -> str:
    return SQL(text).format(*map(Identifier, names)).as_string(keeper)


def _asked(keeper: Keeper, question: str, *of: str) -> bool:
    """One question about a role; False where it is not there."""
    found = keeper.execute(question.encode(), list(of)).fetchone()
    return bool(found and found[0])


def is_role(keeper: Keeper, role: str) -> bool:
    return _asked(keeper, "SELECT true FROM pg_roles WHERE rolname = %s", role)


def _may_log_in(keeper: Keeper, role: str) -> bool:
    return _asked(keeper, "SELECT rolcanlogin FROM pg_roles WHERE rolname = %s", role)


def _is_superuser(keeper: Keeper, role: str) -> bool:
    return _asked(keeper, "SELECT rolsuper FROM pg_roles WHERE rolname = %s", role)


def _may_become(keeper: Keeper, role: str) -> bool:
    return _is_superuser(keeper, keeper.info.user) or _asked(
        keeper, "SELECT pg_has_role(oid, 'MEMBER') FROM pg_roles WHERE rolname = %s", role
    )


def _is_in(keeper: Keeper, role: str, group: str) -> bool:
    return _asked(
        keeper,
        "SELECT true FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member JOIN pg_roles g ON g.oid = m.roleid"
        " WHERE r.rolname = %s AND g.rolname = %s",
        role,
        group,
    )


def _may_connect(keeper: Keeper, role: str) -> bool:
    """Anybody may into a database that was made and left so."""
    of = role if is_role(keeper, role) else "public"
    return _asked(keeper, "SELECT has_database_privilege(%s, current_database(), 'CONNECT')", of)
