"""The scenes of quick entry: as a line in each thing its strip may say, in each answer, and in all its fields. Knows no
store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from tracker.presentation.banner import ExitId
from tracker.presentation.entry.quick_entry import QuickEntry
from tracker.presentation.entry_form import Beside, Form, Next, PromiseForm, TalkForm
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import Question, Ready
from tracker.rules.line.next_reading import NextKind
from tracker.widgets.entry.quick_entry_dialog import QuickEntryDialog
from tracker.widgets.main_window import MainWindow

Act = Callable[[QuickEntryDialog, QuickEntry], object]
Scenes = Iterator[tuple[str, Callable[[], QWidget]]]
WORDS = 'in a month about the first lorry "ring me after the holidays"'
NOTE = "Signed the first page. Sheila signs when she is back from Lisbon."
CLIPS, ANSWER = "Do you take files with the metal clips still in?", "Yes, clips and all."
"""Asked four times in the sample, and what was answered the last time."""
INSURER = "her mother’s insurer asked for our hygiene number"


def entry_scenes(window: MainWindow, prospect_id: int) -> Scenes:
    """`prospect_id` is somebody of the sample whose turn it is; the others are named in the lines."""

    def typed(line: str, *acts: Act, whole: bool = False) -> Callable[[], QWidget]:
        def scene() -> QWidget:
            entry = _blank(window)
            if line:
                entry.write(line)
            for act in acts:
                act(entry, window.states.entry)
            return window if whole else entry

        return scene

    def form(filled: Form, whole: bool = False) -> Callable[[], QWidget]:
        def scene() -> QWidget:
            _blank(window, in_full=True)
            window.new_entry(filled)
            return window if whole else window.entry

        return scene

    yield "entry-blank", typed("")
    yield "entry-over-the-window", typed("", whole=True)
    yield "entry-warn", typed("jo call talked")
    yield "entry-exit", typed("jo call talked", _exit(ExitId.LOG_ANYWAY))
    yield "entry-exit-kept", typed("jo call talked", _exit(ExitId.LOG_ANYWAY, reason=INSURER))
    changed = _exit(ExitId.SOMETHING_CHANGED, said="ring me about the flowers", said_when="today")
    yield "entry-exit-changed", typed("jo call talked", changed)
    yield "entry-exit-asked", typed("jo call talked", _exit(ExitId.THEY_ASKED, asked="the price for two tiers"))
    stop = _exit(ExitId.LOG_ANYWAY, reason="he rang the desk and asked for me by name", ticked=True)
    yield "entry-stop", typed("dominic call voicemail", stop)
    yield "entry-as-agreed", typed("met martin")
    month = (_picked(1), _ready(Ready.NOT_YET), _asked(""), _noted(NOTE), _next(NextKind.TALK, WORDS))
    yield "entry-talk-in-a-month", typed("met martin", *month)
    yield "entry-ghost-in-the-calendar", typed("met martin", *month, whole=True)
    yield (
        "entry-several-answers",
        typed(
            "priya rang",
            _noted("They decided for the rose. Two hundred and ten now."),
            _next(NextKind.TALK, "thu 3pm about the tiers"),
            _next(NextKind.PROMISE, "by mon a drawing with the real flowers e-mail"),
        ),
    )
    yield "entry-owes", typed("priya rang", _next(NextKind.PROMISE, "by mon a drawing with the real flowers e-mail"))
    yield "entry-their-turn", typed("priya rang", _next(NextKind.THEIR_TURN, ""))
    yield "entry-no-thanks", typed("priya rang", _next(NextKind.NO_THANKS, ""))
    yield "entry-nothing", typed("priya rang", _next(NextKind.NOTHING, ""))
    yield "entry-as-promised", typed("jo sent")
    yield "entry-too-early", typed("colin call talked yesterday 3:40pm")
    yield "entry-late", typed("margaret call talked")
    yield "entry-several-people", typed("met emma and tom")
    yield "entry-back-dated", typed("jo rang yesterday 4pm")
    yield "entry-ambiguous", typed("martin call at 4")
    yield "entry-unknown-word", typed("jo call tlked fridge ")
    yield "entry-near-name", typed("martyn pryce met")
    yield "entry-known-number", typed("called +44 7700 900122 sarah")
    yield "entry-completion", typed("ma", whole=True)
    yield "entry-draft", typed("", lambda _entry, state: _leave_behind(window, state))
    looped = Form(
        direction=Direction.MET,
        channel=Channel.MEETING,
        note=NOTE,
        ready=Ready.NOT_YET,
        questions=(Question(CLIPS, ANSWER),),
        next=frozenset({Next.TALK}),
        talk=TalkForm(when="in a month", topic="the first lorry", words="ring me after the holidays"),
    )
    yield "entry-all-fields", lambda: _all_fields(window, looped)
    yield "entry-all-fields-over-the-window", lambda: _all_fields(window, looped, whole=True)
    couple = replace(
        looped,
        who_id=prospect_id,
        who="Jo Hill",
        others=(Beside(None, "Sam Hill"),),
        note="Both want the lemon. He leaves the flowers to her.",
        questions=(Question("Can the top tier be kept?", "Yes, frozen, for up to a year."),),
        talk=TalkForm(when="thu 7pm", channel=Channel.MEETING, place="their kitchen", long="45 minutes"),
        promise=PromiseForm("a drawing of the cake", "by friday"),
        next=frozenset({Next.TALK, Next.PROMISE}),
    )
    yield "entry-all-fields-couple", form(couple)
    goodwill = "Good luck with the marathon. Have you decided about the cake?"
    kind = Form(prospect_id, "Jo Hill", direction=Direction.OUT, channel=Channel.EMAIL, note=goodwill, goodwill=True)
    yield "entry-all-fields-goodwill", form(kind)
    saved: list[bool] = []

    def save(_entry: QuickEntryDialog, state: QuickEntry) -> None:
        state.save()
        saved.append(True)

    yield "entry-saved", typed("met martin", *month, _asked(ANSWER), save, whole=True)
    yield "entry-gone", lambda: _gone(window, saved)


def _blank(window: MainWindow, *, in_full: bool = False) -> QuickEntryDialog:
    """A new entry over the day, with nothing left unsaved beside it."""
    state = window.states.entry
    window.pages.setCurrentWidget(window.day)
    state.discard()
    while state.left_unsaved is not None:
        state.drop_left()
    state.in_full = in_full
    window.new_entry()
    return window.entry


def _exit(exit_id: ExitId, **typed: object) -> Act:
    def act(entry: QuickEntryDialog, state: QuickEntry) -> None:
        entry.leave_by(exit_id)
        state.change_exit(**typed)
        entry.exits.load(state.form)

    return act


def _picked(n: int) -> Act:
    return lambda _entry, state: state.line.pick(n)


def _ready(answer: Ready) -> Act:
    return lambda _entry, state: state.loop.answer_ready(answer)


def _asked(answer: str) -> Act:
    """They asked it once more; "": what was answered the last time stands softly in its field."""
    return lambda _entry, state: state.change(questions=(Question(CLIPS, answer),))


def _noted(note: str) -> Act:
    return lambda _entry, state: state.change(note=note)


def _next(kind: NextKind, text: str) -> Act:
    def act(entry: QuickEntryDialog, state: QuickEntry) -> None:
        state.type_next(kind, text)
        line = entry.in_line.answers.lines.get(Next(kind))
        if line is None:
            return  # the answer that says it all
        line.load()
        line.line.setFocus()
        line.line.end(False)

    return act


def _leave_behind(window: MainWindow, state: QuickEntry) -> None:
    state.line.type("met martin: Came by with the papers. Half the boxes are sorted.")
    window.new_entry()


def _all_fields(window: MainWindow, form: Form, *, whole: bool = False) -> QWidget:
    entry = _blank(window)
    entry.write("met martin 10am")
    state = window.states.entry
    filled = {"note": form.note, "ready": form.ready, "questions": form.questions, "next": form.next, "talk": form.talk}
    state.change(**filled)
    entry.turn()
    return window if whole else entry


def _gone(window: MainWindow, saved: list[bool]) -> QWidget:
    """The day again, with no entry over it, and with what was saved for a picture, where it was, taken back."""
    state = window.states.entry
    while saved and saved.pop():
        window.states.undo.undo()
    state.discard()
    state.in_full = False
    window.entry.reject()
    return window
