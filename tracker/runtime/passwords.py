"""Passwords of servers: in the system's keyring where there is one, else for this session. Never in a file of ours.

The keyring is an extra (`as-agreed[keyring]`) and is read in only when a password is asked for. One that is locked, or
that is no real one, is as good as none.
"""

from __future__ import annotations

from typing import Protocol, cast

SERVICE = "as-agreed"


class Ring(Protocol):
    """As much of `keyring` as is used here."""

    def get_password(self, service: str, username: str) -> str | None: ...
    def set_password(self, service: str, username: str, password: str) -> None: ...
    def delete_password(self, service: str, username: str) -> None: ...


def system_ring() -> Ring | None:
    """The system's keyring; None where the extra is not installed."""
    try:
        import keyring  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        return None
    return cast(Ring, keyring)


class Passwords:
    """By address and user. `ring` is asked when first needed; None means that there is none."""

    def __init__(self, ring: Ring | None) -> None:
        self._ring = ring
        self._of_session: dict[str, str] = {}

    def known(self, address: str, user: str) -> str | None:
        """The password; None where it is to be asked for."""
        name = _name(address, user)
        if name in self._of_session:
            return self._of_session[name]
        try:
            kept = self._ring.get_password(SERVICE, name) if self._ring is not None else None
        except Exception:  # noqa: BLE001  whatever a keyring's back end raises, it is as good as none
            return None
        if kept is not None:
            self._of_session[name] = kept
        return kept

    def keep(self, address: str, user: str, password: str) -> bool:
        """Know it for this session, and from then on where that can be; whether it can."""
        name = _name(address, user)
        self._of_session[name] = password
        try:
            if self._ring is not None:
                self._ring.set_password(SERVICE, name, password)
        except Exception:  # noqa: BLE001  as above
            return False
        return self._ring is not None

    def remember(self, address: str, user: str, password: str) -> None:
        """Know it for this session alone."""
        self._of_session[_name(address, user)] = password

    def forget(self, address: str, user: str) -> None:
        """Know it no more, here and in the keyring."""
        name = _name(address, user)
        self._of_session.pop(name, None)
        try:
            if self._ring is not None:
                self._ring.delete_password(SERVICE, name)
        except Exception:  # noqa: BLE001  there was none, or it cannot be reached
            return


def _name(address: str, user: str) -> str:
    return f"{user} {address}"
