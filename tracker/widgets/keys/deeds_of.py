"""What each command does, from the parts of the window. Knows no key and no words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tracker.widgets.calendar.calendar_view import ViewKind
from tracker.widgets.day import Day
from tracker.widgets.dialogs import Dialogs
from tracker.widgets.for_whom import ForWhom
from tracker.widgets.keys.commands import Deed, Deeds
from tracker.widgets.keys.undoing import Undoing


def deeds_of(
    day: Day,
    dialogs: Dialogs,
    for_whom: ForWhom,
    undoing: Undoing,
    *,
    find: Deed,
    on_the_day: Callable[[Deed], Deed],
    word_kept: Deed,
    new_entry: Deed,
    bring: Deed,
    same: Deed,
    export: Deed,
    leave: Deed,
) -> Deeds:
    """`on_the_day` makes of a deed one that is done where the day is shown, and elsewhere tells why not."""
    return Deeds(
        new_entry=new_entry,
        undo=undoing.undo,
        redo=undoing.redo,
        say=on_the_day(for_whom.say_as_agreed),
        promise=on_the_day(for_whom.promise_answer),
        nothing_to_answer=on_the_day(for_whom.let_message_be),
        find=on_the_day(find),
        people=on_the_day(day.toggle_people),
        everything=on_the_day(for_whom.save_dossier),
        details=on_the_day(lambda: for_whom.do(day.offer_details)),
        further=on_the_day(lambda: for_whom.do(day.offer_further)),
        add_person=on_the_day(lambda: dialogs.add_person().ask()),
        bring=bring,
        same=on_the_day(same),
        one_person=on_the_day(day.make_one),
        export=on_the_day(export),
        trash=lambda: dialogs.trash().open(),
        word_kept=on_the_day(word_kept),
        month=on_the_day(partial(day.turn_to, ViewKind.MONTH)),
        week=on_the_day(partial(day.turn_to, ViewKind.WEEK)),
        agenda=on_the_day(partial(day.turn_to, ViewKind.AGENDA)),
        road=on_the_day(lambda: dialogs.road().ask(day.calendar.view.day)),
        evening=on_the_day(lambda: dialogs.evening().ask()),
        next_region=on_the_day(partial(day.go_on, 1)),
        region_before=on_the_day(partial(day.go_on, -1)),
        pane=on_the_day(day.toggle_pane),
        morning=on_the_day(day.toggle_morning),
        menu=on_the_day(day.top.open_menu),
        who=on_the_day(day.top.who.open_menu),
        us=lambda: dialogs.us().ask(),
        away=lambda: dialogs.away().ask(),
        settings=lambda: dialogs.settings().open(),
        keys=lambda: dialogs.keys().open(),
        leave=leave,
        whose=on_the_day(day.toggle_whose),
    )
