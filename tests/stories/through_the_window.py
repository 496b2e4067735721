"""A story through the window: real keys in, and what its labels, models and banner then say."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from tests.stories.conftest import Desk
from tests.stories.stage import SeenMorning, SeenPerson, SeenVerdict
from tests.stories.story import Ask, Away, Colleague, Correct, Dial, Know, Log, Say, Settle, Start, Write
from tracker.presentation.corrections.correction_fields import CorrectionField
from tracker.presentation.entry_form import Next
from tracker.presentation.morning.morning_model import MorningRole
from tracker.presentation.morning.morning_rows import MorningRowKind
from tracker.rules.channel import Channel
from tracker.rules.contact import Ready
from tracker.rules.history import History
from tracker.rules.verdict import Level, Verdict

Key = Qt.Key

DIRECTIONS = {"met": Key.Key_M, "out": Key.Key_O, "in": Key.Key_U}
CHANNELS = {
    "meeting": Key.Key_T,
    "call": Key.Key_C,
    "email": Key.Key_E,
    "text": Key.Key_X,
    "video": Key.Key_V,
    "social": Key.Key_I,
    "post": Key.Key_P,
}
LINES = {
    ("met", "meeting"): "met {who}",
    ("met", "video"): "met {who} by video",
    ("out", "call"): "called {who}",
    ("out", "email"): "emailed {who}",
    ("out", "text"): "texted {who}",
    ("out", "video"): "video call to {who}",
    ("out", "social"): "linkedin {who}",
    ("out", "post"): "letter to {who}",
    ("in", "call"): "{who} called",
    ("in", "email"): "{who} emailed",
    ("in", "text"): "{who} texted",
    ("in", "video"): "video call from {who}",
    ("in", "social"): "linkedin from {who}",
    ("in", "post"): "letter from {who}",
}
"""What is typed for who turned to whom, and how."""
OUTCOMES = {"talked": Key.Key_K, "voicemail": Key.Key_L, "no-answer": Key.Key_A}
ANSWERS = {"moved": Key.Key_2, "called-off": Key.Key_3, "no-show": Key.Key_6, "missed": Key.Key_4}
UNFOLDED = (MorningRowKind.WAITING, MorningRowKind.LEFT_WITHOUT)
FOLDS = (MorningRowKind.TOMORROW, MorningRowKind.FOLD, MorningRowKind.NOTHING_AGREED)
MISSED_AND_NOT_TOLD = Key.Key_5
LANES = {
    MorningRowKind.SLIPPED: "slipped",
    MorningRowKind.TALK: "today",
    MorningRowKind.PROMISE: "promised",
    MorningRowKind.LATER: "tomorrow",
}


class Window:
    """The desk's window, played as a person would who has put the mouse away."""

    plays_all = True

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def sit_down(self, at: str, me: str) -> None:
        self.desk.at(at)
        self.desk.i_am(me)
        self.desk.minute_passes()

    def start(self, start: Start) -> None:
        """What an empty store shows first asks for it; Enter goes on to the first entry."""
        desk = self.desk
        assert desk.window.pages.currentWidget() is desk.window.welcome
        desk.focus(desk.window.welcome.name)
        desk.press(Key.Key_A, ctrl=True)
        desk.type(start.name)
        desk.press(Key.Key_Return)
        assert desk.window.pages.currentWidget() is desk.window.day
        desk.press(Key.Key_Escape)

    def colleague(self, colleague: Colleague) -> None:
        desk = self.desk
        desk.window.commands.by_name["us"].deed()
        QApplication.processEvents()
        dialog = desk.window.dialogs.us()
        desk.tab_to(dialog.newcomer)
        desk.type(colleague.name)
        desk.press(Key.Key_Return)
        desk.press(Key.Key_Escape)
        assert not dialog.isVisible()

    def us(self) -> list[str]:
        return [user.name for user in self.desk.store.users()]

    def away(self, away: Away) -> None:
        desk = self.desk
        desk.window.commands.by_name["away"].deed()
        QApplication.processEvents()
        dialog = desk.window.dialogs.away()
        desk.type(away.days)
        desk.tab_to(dialog.why)
        desk.type(away.why)
        desk.press(Key.Key_Return)
        assert not dialog.told.isVisible(), dialog.told.text()
        desk.press(Key.Key_Escape)
        assert not dialog.isVisible()

    def settle(self, settle: Settle) -> None:
        """Enter on its row among what slipped, the number of the answer, what goes with it, Enter."""
        desk = self.desk
        view = desk.window.morning
        rows = self._rows()
        named = {MorningRole.KIND: MorningRowKind.SLIPPED, MorningRole.NAME: settle.who}
        desk.focus(view.list)
        desk.press(Key.Key_Home)
        for _ in rows:
            shown = view.list.currentIndex()
            if {role: shown.data(role) for role in named} == named:
                break
            desk.press(Key.Key_Down)
        desk.press(Key.Key_Return)
        assert view.answers is not None, f"{settle.who} does not stand among what slipped"
        desk.press(MISSED_AND_NOT_TOLD if settle.not_told else ANSWERS[settle.became])
        if settle.to:
            desk.type(settle.to)
            desk.press(Key.Key_Tab)
        if settle.words:
            desk.type(settle.words)
        if view.answers is not None:
            desk.press(Key.Key_Return)
        assert view.model.unfolded is None

    def correct(self, correct: Correct) -> None:
        """Enter on the last contact in the timeline; the other person, or the field and Ctrl+Enter."""
        desk = self.desk
        last = max(self.kept(correct.who).contacts, key=lambda c: (c.entered_at, c.id))
        desk.find_person(correct.who)
        row = next(row for row in desk.window.pane.history.rows if row.told.source.id == last.id)
        desk.focus(row)
        desk.press(Key.Key_Return)
        dialog = desk.window.corrections.dialog
        assert dialog.isVisible()
        if correct.field == "who":
            desk.press_button(dialog.give)
            desk.type(correct.value)
            desk.press(Key.Key_Down, Key.Key_Return)
        else:
            desk.tab_to(dialog.fields[CorrectionField(correct.field)])
            desk.press(Key.Key_A, ctrl=True)
            desk.type(correct.value)
            desk.press(Key.Key_Return, ctrl=True)
        assert not dialog.isVisible()
        desk.come_forward()

    def ask(self, ask: Ask) -> SeenVerdict:
        self._begin(Log(ask.who, ask.channel))
        seen = self._seen()
        self.desk.discard_entry()
        return seen

    def dial(self, dial: Dial) -> SeenVerdict:
        """The Call button of the pane; where the banner shows, Enter is the choice not to."""
        desk = self.desk
        desk.find_person(dial.who)
        before = list(desk.opened)
        desk.take("Call")
        card = desk.act_card()
        verdict = card.verdict
        telling = card.telling
        said = telling.spoken if telling is not None else ""
        if verdict.level >= Level.WARN:
            assert telling is not None
            desk.press(Key.Key_Return)
            assert desk.opened == before, "nothing was dialled"
        else:
            assert [url.partition(":")[0] for url in desk.opened[len(before) :]] == ["tel"]
            desk.came_of_it(dial.came)
        assert not card.is_visible
        return _seen(verdict, said)

    def log(self, log: Log) -> SeenVerdict:
        self._begin(log)
        self._what_happened(log)
        seen = self._seen()
        self._what_next(log)
        seen = replace(seen, told="\n".join(self.desk.words_in(self.desk.window.entry)))
        assert self._seen().codes == seen.codes, "what was agreed in a contact changes nothing in its verdict"
        return self._save(log, seen)

    def know(self, know: Know) -> None:
        """In the pane, in place: Add, the detail, its value, Enter."""
        desk = self.desk
        desk.find_person(know.who)
        for label, value in (("Interest", know.interest), ("Can buy", know.can_buy)):
            if value:
                desk.add_detail(label, value.capitalize())

    def say(self, say: Say) -> str:
        desk = self.desk
        desk.find_person(say.who)
        return desk.words_to_say()

    def write(self, message: Write) -> list[str]:
        """As the note of an e-mail of ours, where the entry reads along."""
        desk = self.desk
        desk.press(Key.Key_N, ctrl=True)
        if message.to:
            desk.type(message.to)
            desk.press(Key.Key_Return)
        desk.press(DIRECTIONS["out"], alt=True)
        desk.press(CHANNELS["email"], alt=True)
        if message.goodwill:
            self._as_goodwill()
        desk.fill("note", message.text)
        hints = desk.window.entry.happened.hints
        assert hints.isVisible() == bool(hints.texts)
        told = hints.texts
        desk.discard_entry()
        return told

    def morning(self) -> SeenMorning:
        view = self.desk.window.morning
        sentence = self.desk.window.states.morning.sentence
        assert sentence in self.desk.words_in(view) or self.desk.window.states.morning.is_done
        lanes: dict[str, list[str]] = {lane: [] for lane in (*LANES.values(), "their_turn", "nothing_agreed")}
        for row in self._rows():
            kind, name = MorningRowKind(row[MorningRole.KIND]), row[MorningRole.NAME]
            if kind is MorningRowKind.WAITING:
                lanes["their_turn"].append(name)
            elif kind is MorningRowKind.LEFT_WITHOUT:
                lanes["nothing_agreed"].append(name)
            elif kind in LANES:
                lanes[LANES[kind]].append(name)
        return SeenMorning(sentence, lanes)

    def person(self, who: str) -> SeenPerson:
        desk = self.desk
        desk.find_person(who)
        pane = desk.window.pane
        earliest = pane.card.rests
        chain = desk.chain()
        return SeenPerson(earliest, chain, "\n".join(desk.words_in(pane)))

    def kept(self, who: str) -> History:
        return self.desk.history(who)

    def _begin(self, log: Log) -> None:
        """Ctrl+N, and in one line who it was, who turned to whom, and how; Ctrl+E for all the fields that follow."""
        desk = self.desk
        entry = desk.window.states.entry
        entry.in_full = False
        desk.press(Key.Key_N, ctrl=True)
        assert desk.window.entry.in_line.row.line.hasFocus()
        desk.type(LINES[log.direction, log.channel].format(who=log.who))
        if log.new and (entry.form.who, entry.form.who_id) != (log.who, None):
            desk.press(Key.Key_N, alt=True)  # whoever else is called so, or nearly so
        form = entry.form
        assert (form.who, form.who_id is None) == (log.who, log.new)
        assert (form.direction.value, form.channel.value) == (log.direction, log.channel)
        desk.press(Key.Key_E, ctrl=True)
        for other in log.others:
            self._bring_along(other)
        desk.fill("organisation", log.organisation)
        desk.fill("phone", log.phone)
        assert (form := desk.window.states.entry.form).channel is Channel(log.channel)
        assert form.direction.value == log.direction

    def _bring_along(self, name: str) -> None:
        """Alt+6 and a name; who is among what was agreed already stands there by themselves."""
        desk, company = self.desk, self.desk.window.entry.company
        if name in [other.name for other in desk.window.states.entry.form.others]:
            return
        if company.bring.isVisible():
            desk.press(Key.Key_6, alt=True)
        else:
            desk.tab_to(company.field)
        desk.type(name)
        desk.press(Key.Key_Return)
        assert name in [other.name for other in desk.window.states.entry.form.others]

    def _what_happened(self, log: Log) -> None:
        desk = self.desk
        if log.outcome:
            desk.press(OUTCOMES[log.outcome], alt=True)
        desk.fill("note", log.note)
        if log.ready:
            desk.ready(log.ready)
            assert desk.window.states.entry.form.ready is Ready(log.ready)
        if log.basis == "goodwill":
            self._as_goodwill()
        elif log.basis in ("service", "reply"):
            desk.press(Key.Key_D, alt=True)
            desk.qtbot.waitUntil(desk.window.entry.exits.asked.hasFocus)
            desk.tab_to("asked kind")
            desk.press(Key.Key_Home if log.basis == "service" else Key.Key_End)
            desk.fill("asked", log.asked)
        desk.fill("question", log.question)

    def _as_goodwill(self) -> None:
        """The banner's fourth way out; its button looks pressed for a moment first."""
        state = self.desk.window.states.entry
        self.desk.press(Key.Key_J, alt=True)
        self.desk.qtbot.waitUntil(lambda: state.form.goodwill)

    def _what_next(self, log: Log) -> None:
        desk = self.desk
        desk.fill("answer", log.answer)
        if (talk := log.talk) is not None:
            if Next.TALK not in desk.window.states.entry.form.next:
                desk.press(Key.Key_1, alt=True)
            desk.fill("talk when", talk.when)
            desk.choose("talk channel", Channel(talk.channel))
            desk.fill("talk topic", talk.topic)
            desk.fill("talk words", talk.words)
            if talk.place:
                desk.tab_to(desk.window.entry.next.place)
                desk.type(talk.place)
        if log.next_year:
            desk.press(Key.Key_Y, alt=True)
            desk.qtbot.waitUntil(lambda: bool(desk.window.states.entry.form.next))
        if (promise := log.promise) is not None:
            desk.press(Key.Key_2, alt=True)
            desk.fill("promise what", promise.what)
            desk.fill("promise when", promise.when)
            desk.choose("promise channel", Channel(promise.channel))
        if log.standing == "their-turn":
            desk.press(Key.Key_3, alt=True)
            desk.fill("their words", log.words)
        elif "no" in (log.ready, log.standing.partition("-")[0]):
            if Next.NO_THANKS not in desk.window.states.entry.form.next:
                desk.press(Key.Key_4, alt=True)
            desk.fill("no words", log.words)
        else:
            assert not log.standing, "a standing that the window takes from another answer"

    def _save(self, log: Log, seen: SeenVerdict) -> SeenVerdict:
        """Ctrl+Enter; where the banner asks first, its third way out, or none."""
        desk, entry = self.desk, self.desk.window.entry
        desk.press(Key.Key_Return, ctrl=True)
        if Level[seen.level.upper()] < Level.WARN:
            assert not entry.isVisible(), entry.trouble.text()
            return seen
        assert entry.isVisible(), "the banner asks for one of its exits first"
        assert entry.exits.reason.hasFocus()
        if not log.reason:
            desk.discard_entry()
            return replace(seen, held=True)
        desk.type(log.reason)
        if seen.level == "stop":
            desk.press(Key.Key_Return, ctrl=True)
            assert entry.isVisible(), "what they asked us not to do takes a tick too"
            desk.tab_to("tick")
            desk.press(Key.Key_Space)
        desk.press(Key.Key_Return, ctrl=True)
        assert not entry.isVisible(), entry.trouble.text()
        return seen

    def _seen(self) -> SeenVerdict:
        entry, verdict = self.desk.window.entry, self.desk.window.states.entry.guard.verdict
        telling = entry.banner.telling
        assert (telling.level if telling is not None else Level.WELCOME) is verdict.level
        said = telling.spoken if telling is not None else ""
        return replace(_seen(verdict, said), asked_before=self._at_hand())

    def _at_hand(self) -> str:
        """Questions asked before, and the old answer that waits in the field for the new one."""
        kept = self.desk.window.entry.happened.kept
        offered = [button.text() for button in kept.findChildren(QAbstractButton) if button.isVisible()]
        waiting = [line.placeholderText() for line in kept.findChildren(QLineEdit) if line.isVisible()]
        return "\n".join([*offered, *waiting])

    def _rows(self) -> list[dict[MorningRole, str]]:
        """The rows as the list shows them, *their turn* and *nothing agreed* unfolded with Enter."""
        view = self.desk.window.morning
        model = view.model

        def rows() -> list[dict[MorningRole, str]]:
            wanted = (MorningRole.KIND, MorningRole.NAME)
            staying = [n for n, row in enumerate(model.rows) if not row.leaving]
            return [{role: model.index(n, 0).data(role) for role in wanted} for n in staying]

        for kind in FOLDS:  # each is unfolded where it is not yet; what is beneath it comes after it
            shown = rows()
            place = next((n for n, row in enumerate(shown) if row[MorningRole.KIND] == kind), None)
            if place is not None and (place + 1 == len(shown) or shown[place + 1][MorningRole.KIND] not in UNFOLDED):
                self.desk.focus(view.list)
                self.desk.press(Key.Key_Home)
                for _ in model.rows:  # a row that leaves is passed by the keys as well
                    if model.rows[view.list.currentIndex().row()].kind is kind:
                        break
                    self.desk.press(Key.Key_Down)
                self.desk.press(Key.Key_Return)
        return rows()


def _seen(verdict: Verdict, words: str) -> SeenVerdict:
    basis = verdict.basis.value if verdict.basis is not None else None
    return SeenVerdict(verdict.level.name.lower(), [f.code.value for f in verdict.findings], words, basis)
