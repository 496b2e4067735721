"""Every sentence for people, in one place and in plain Python: screens and the command line speak with one voice.

Knows no widget and no store; each sentence is made from the rules' values. What is said of an unclear date is not
here but asked of `words.unclear` itself, which brings the whole grammar of dates along.

The part that has a sentence is read in when it is first asked for: a start says few of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.presentation.words.acts import (
        already_past,
        anyway,
        asked_for_this,
        did_you_reach,
        gone_through,
        hidden,
        instead,
        not_to,
        place_of,
        welcome_instead,
    )
    from tracker.presentation.words.agreements import (
        agreement,
        along_with,
        as_agreed,
        asked_then,
        became,
        beside,
        earliest,
        earliest_evidence,
        ended,
        ends_as,
        in_place_of,
        next_of,
        objection,
        planned,
        said_then,
        slipped_then,
        still_stands,
        still_to_be_answered,
        takes_back,
    )
    from tracker.presentation.words.day_names import month, short_month, short_weekday, weekday
    from tracker.presentation.words.deeds import deed, keeps_it_now, logged, redo, undo, what_follows
    from tracker.presentation.words.diaries import against, is_away
    from tracker.presentation.words.findings import asked_us_not_to, finding
    from tracker.presentation.words.mornings import (
        BY_THAT_DAY,
        NOTHING_AGREED,
        PROMISED,
        SLIPPED,
        THAT_DAY,
        THE_DAY_AFTER,
        THEIR_TURN,
        TODAY,
        TOMORROW,
        everything_answered,
        everything_kept,
        lane,
        morning_sentence,
        next_up,
        passed,
        to_tell,
        why_nothing_agreed,
        word_we_keep,
    )
    from tracker.presentation.words.numbers import both, listed, ordinal
    from tracker.presentation.words.phone.asked import ON_THE_PHONE, phone_ask, phone_line, phone_note, phone_question
    from tracker.presentation.words.problems import (
        OPENING,
        READING,
        SAVING,
        answer_not_written,
        fault,
        fault_of_ours,
        folder_held,
        left_out,
        no_display,
        not_started_along,
        problem,
        settings_not_saved,
        settings_unfit,
        settings_unread,
        trouble,
        typing_not_kept,
        waiting,
    )
    from tracker.presentation.words.quotes import new_person, one_line, quoted, said
    from tracker.presentation.words.safekeeping import (
        age,
        backup,
        changed_past,
        clock_ahead,
        clock_behind,
        clock_doubted,
        damaged,
        dossier_written,
        erased_in_backups,
        held,
        missing,
        newest_backup,
        no_backup_in,
        not_the_sample,
        not_written,
        put_back,
        recovered,
        seal,
        up_to,
    )
    from tracker.presentation.words.samples import kept_as_mine, sample, sample_begun_anew
    from tracker.presentation.words.terms import (
        basis,
        by_channel,
        can_buy,
        channel,
        interest,
        level,
        outcome,
        ready,
        standing,
        thing,
        who_moved,
    )
    from tracker.presentation.words.times import (
        at_moment,
        by_when,
        clock,
        clock_here,
        comes_again,
        day,
        distance,
        hours,
        how_long,
        long_day,
        moment,
        near_date,
        on_date,
        on_day,
        place,
        plain_day,
        short_clocks,
        short_date,
        short_day,
        short_due,
        short_window,
        since_day,
        span,
        span_of_dates,
        until_day,
        when,
        window,
    )
    from tracker.presentation.words.verdicts import Telling, grounds, headline, i_know, telling, will_be_kept_as
    from tracker.presentation.words.whom import (
        has_the_number,
        has_the_number_too,
        it_is,
        kept_in_notes,
        known_as,
        mentioned,
        not_a_number,
        not_an_address,
        several,
        someone_new,
        which_country,
    )

__all__ = [
    "BY_THAT_DAY",
    "NOTHING_AGREED",
    "ON_THE_PHONE",
    "OPENING",
    "PROMISED",
    "READING",
    "SAVING",
    "SLIPPED",
    "THAT_DAY",
    "THEIR_TURN",
    "THE_DAY_AFTER",
    "TODAY",
    "TOMORROW",
    "Telling",
    "against",
    "age",
    "agreement",
    "along_with",
    "already_past",
    "answer_not_written",
    "anyway",
    "as_agreed",
    "asked_for_this",
    "asked_then",
    "asked_us_not_to",
    "at_moment",
    "backup",
    "basis",
    "became",
    "beside",
    "both",
    "by_channel",
    "by_when",
    "can_buy",
    "changed_past",
    "channel",
    "clock",
    "clock_ahead",
    "clock_behind",
    "clock_doubted",
    "clock_here",
    "comes_again",
    "damaged",
    "day",
    "deed",
    "did_you_reach",
    "distance",
    "dossier_written",
    "earliest",
    "earliest_evidence",
    "ended",
    "ends_as",
    "erased_in_backups",
    "everything_answered",
    "everything_kept",
    "fault",
    "fault_of_ours",
    "finding",
    "folder_held",
    "gone_through",
    "grounds",
    "has_the_number",
    "has_the_number_too",
    "headline",
    "held",
    "hidden",
    "hours",
    "how_long",
    "i_know",
    "in_place_of",
    "instead",
    "interest",
    "is_away",
    "it_is",
    "keeps_it_now",
    "kept_as_mine",
    "kept_in_notes",
    "known_as",
    "lane",
    "left_out",
    "level",
    "listed",
    "logged",
    "long_day",
    "mentioned",
    "missing",
    "moment",
    "month",
    "morning_sentence",
    "near_date",
    "new_person",
    "newest_backup",
    "next_of",
    "next_up",
    "no_backup_in",
    "no_display",
    "not_a_number",
    "not_an_address",
    "not_started_along",
    "not_the_sample",
    "not_to",
    "not_written",
    "objection",
    "on_date",
    "on_day",
    "one_line",
    "ordinal",
    "outcome",
    "passed",
    "phone_ask",
    "phone_line",
    "phone_note",
    "phone_question",
    "place",
    "place_of",
    "plain_day",
    "planned",
    "problem",
    "put_back",
    "quoted",
    "ready",
    "recovered",
    "redo",
    "said",
    "said_then",
    "sample",
    "sample_begun_anew",
    "seal",
    "settings_not_saved",
    "settings_unfit",
    "settings_unread",
    "several",
    "short_clocks",
    "short_date",
    "short_day",
    "short_due",
    "short_month",
    "short_weekday",
    "short_window",
    "since_day",
    "slipped_then",
    "someone_new",
    "span",
    "span_of_dates",
    "standing",
    "still_stands",
    "still_to_be_answered",
    "takes_back",
    "telling",
    "thing",
    "to_tell",
    "trouble",
    "typing_not_kept",
    "undo",
    "until_day",
    "up_to",
    "waiting",
    "weekday",
    "welcome_instead",
    "what_follows",
    "when",
    "which_country",
    "who_moved",
    "why_nothing_agreed",
    "will_be_kept_as",
    "window",
    "word_we_keep",
]

_SAID_IN = {
    "acts": (
        "already_past,anyway,asked_for_this,did_you_reach,gone_through,hidden,instead,not_to,place_of,welcome_instead"
    ),
    "agreements": (
        "agreement,along_with,as_agreed,asked_then,became,beside,earliest,earliest_evidence,ended,ends_as,"
        "in_place_of,next_of,objection,planned,said_then,slipped_then,still_stands,still_to_be_answered,"
        "takes_back"
    ),
    "day_names": "month,short_month,short_weekday,weekday",
    "deeds": "deed,keeps_it_now,logged,redo,undo,what_follows",
    "diaries": "against,is_away",
    "findings": "asked_us_not_to,finding",
    "mornings": (
        "BY_THAT_DAY,NOTHING_AGREED,PROMISED,SLIPPED,THAT_DAY,THE_DAY_AFTER,THEIR_TURN,TODAY,TOMORROW,"
        "everything_answered,everything_kept,lane,morning_sentence,next_up,passed,to_tell,why_nothing_agreed,"
        "word_we_keep"
    ),
    "numbers": "both,listed,ordinal",
    "phone.asked": "ON_THE_PHONE,phone_ask,phone_line,phone_note,phone_question",
    "problems": (
        "OPENING,READING,SAVING,answer_not_written,fault,fault_of_ours,folder_held,left_out,no_display,"
        "not_started_along,problem,settings_not_saved,settings_unfit,settings_unread,trouble,typing_not_kept,"
        "waiting"
    ),
    "quotes": "new_person,one_line,quoted,said",
    "safekeeping": (
        "age,backup,changed_past,clock_ahead,clock_behind,clock_doubted,damaged,dossier_written,erased_in_backups,"
        "held,missing,newest_backup,no_backup_in,not_the_sample,not_written,put_back,recovered,seal,up_to"
    ),
    "samples": "kept_as_mine,sample,sample_begun_anew",
    "terms": "basis,by_channel,can_buy,channel,interest,level,outcome,ready,standing,thing,who_moved",
    "times": (
        "at_moment,by_when,clock,clock_here,comes_again,day,distance,hours,how_long,long_day,moment,near_date,"
        "on_date,on_day,place,plain_day,short_clocks,short_date,short_day,short_due,short_window,since_day,span,"
        "span_of_dates,until_day,when,window"
    ),
    "verdicts": "Telling,grounds,headline,i_know,telling,will_be_kept_as",
    "whom": (
        "has_the_number,has_the_number_too,it_is,kept_in_notes,known_as,mentioned,not_a_number,not_an_address,"
        "several,someone_new,which_country"
    ),
}
_PARTS = {name: part for part, names in _SAID_IN.items() for name in names.split(",")}

if not TYPE_CHECKING:  # or every name that nobody has would pass for one of ours

    def __getattr__(name: str) -> object:
        """What has not been asked for yet; asked once for each. Raises AttributeError for what is nowhere."""
        part = _PARTS.get(name)
        if part is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = globals()[name] = getattr(import_module(f"{__name__}.{part}"), name)
        return found
