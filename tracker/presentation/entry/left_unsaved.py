"""The entries that were left unsaved beside the one that is typed, and all of them as one draft. Knows no verdict."""

from __future__ import annotations

from tracker.presentation import form_text
from tracker.presentation.entry_form import Form
from tracker.presentation.keep_soon import Drafts


class LeftUnsaved:
    """The one that was left last stands in front; what is typed now stands before all of them in the draft."""

    def __init__(self, drafts: Drafts) -> None:
        self._drafts = drafts
        self._forms: tuple[Form, ...] = ()

    def kept(self) -> tuple[Form, ...]:
        """All that is in the draft, what was typed last in front."""
        text = self._drafts.read()
        return form_text.from_text(text) if text is not None else ()

    def latest(self, *besides: Form | None) -> Form | None:
        """The one that was left last, but for those; None where there is no other."""
        return next((form for form in self._forms if not any(form.is_entry(each) for each in besides)), None)

    def look(self) -> None:
        """From now on all that is kept was left."""
        self._forms = self.kept()

    def put_in_front(self, form: Form) -> None:
        """That one was left just now."""
        self.let_go(form)
        self._forms = (form, *self._forms)

    def let_go(self, form: Form | None) -> None:
        """That one is no longer left: it was opened, saved or thrown away, and so is what of it was kept sooner."""
        self._forms = tuple(each for each in self._forms if not each.is_entry(form))

    def keep(self, typed: Form) -> None:
        """Write the draft: what is typed, and whatever was left."""
        now = () if typed.is_blank else (typed,)
        self._drafts.keep(form_text.to_text((*now, *self._forms)))

    def turn(self, of: int, to: int, name: str) -> None:
        """What was about the record `of` is about `to` from now on, in the draft as well: they are one person."""
        self._forms = tuple(form.turned(of, to, name) for form in self._forms)
        kept = self.kept()
        if any(form.is_about(of) for form in kept):
            self._drafts.keep(form_text.to_text(form.turned(of, to, name) for form in kept))

    @property
    def people(self) -> frozenset[int]:
        """Whom any of it is about, in the draft as well."""
        return frozenset[int]().union(*(form.people for form in (*self.kept(), *self._forms)))

    def forget(self, prospect_id: int) -> None:
        """Keep nothing about that person, in the draft either."""
        self._forms = tuple(form for form in self._forms if not form.is_about(prospect_id))
        self._drafts.keep(form_text.to_text(form for form in self.kept() if not form.is_about(prospect_id)))
