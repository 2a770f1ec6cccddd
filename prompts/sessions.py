"""The words around closed sessions and action items. What a person wrote is only ever a value in them."""

from collections.abc import Sequence
from datetime import date

from induction.access import NOTHING, Action, Opened, Relation, relations
from induction.calendar import day_words, near_day_words
from prompts.rendering import render


def readers_words(candidate: str | None, opened: Opened = NOTHING) -> str:
    """Who reads the notes of a session, as `induction.access` has it; `candidate` is None where they are told.

    `opened` is what the program's own rules add.
    """
    whose = f"{candidate}’s coach" if candidate else "your coach"
    named = {Relation.SELF: candidate or "you", Relation.COACH: whose}
    readers = [named.get(one, one.value) for one in relations(Action.SEE_NOTE, opened)]
    supervisor = Relation.SUPERVISOR in relations(Action.SEE_NOTE, opened)
    return render("session_readers", readers=readers, supervisor=supervisor)


def session_words(on: date, length: str, *, whom: str, touched: str | None, withdrawn: bool = False) -> str:
    """Which session it was; `withdrawn` is that its hours do not count any more."""
    return render("session", day=day_words(on), length=length, whom=whom, touched=touched, withdrawn=withdrawn)


def told_words(coach: str, on: date, length: str, *, touched: str | None) -> str:
    """For the candidate: that their coach closed a session."""
    return render("session_told", coach=coach, day=near_day_words(on), length=length, touched=touched)


def beside_words(candidate: str, on: date, length: str, *, said: str | None) -> str:
    """For the coach: that a session is closed beside hours that were there; `said` is their word on these, if any."""
    return render("session_beside", candidate=candidate, day=near_day_words(on), length=length, said=said)


def kept_words(candidate: str, *, notes: bool, told: bool, opened: Opened = NOTHING) -> str:
    """For the coach who closed a session: who reads the notes, and that the candidate hears of it."""
    readers = readers_words(candidate, opened)
    return render("session_kept", candidate=candidate, notes=notes, told=told, readers=readers)


def withheld_words(candidate: str) -> str:
    """For the coach of today: that the notes of the one before are not theirs to read."""
    return render("session_withheld", candidate=candidate)


def agreed_words(items: Sequence[str], next_on: date | None) -> str:
    """What was agreed, a line an item, and when the two meet next."""
    return render("session_agreed", items=items, next_on=next_on and near_day_words(next_on))


def item_words(owner: str, text: str, *, due: date | None, overdue: bool) -> str:
    """One action item in a line."""
    return render("item", owner=owner, text=text, due=due and near_day_words(due), overdue=overdue)


def withdrawn_words() -> str:
    """What becomes of a session whose hours are taken out of the count."""
    return render("session_withdrawn")


def off_words(coach: str, on: date, length: str) -> str:
    """For the candidate: that the hours of a session, and what was agreed in it, are withdrawn."""
    return render("session_off", coach=coach, day=near_day_words(on), length=length)
