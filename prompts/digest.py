"""The words of a digest: what is a person's and open, each thing in a line with what it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from induction.ahead.early_warning import FactKind
from induction.calendar import near_day_words
from induction.hours import duration
from induction.packs.reminding import NudgeKind
from prompts.rendering import render

_IN_MINUTES = frozenset({NudgeKind.PACE})
_OF_MINUTES = frozenset({NudgeKind.UNCONFIRMED, NudgeKind.TO_CONFIRM})
_AN_HOUR = 60


@dataclass(frozen=True)
class ToldOf:
    """One thing that is open: of whom, where that is somebody else, and what of its facts is known.

    `number` and `of` are how many or how much of how much, in minutes where the kind counts hours; `day` is since when
    or until when.
    """

    who: str | None = None
    number: int | None = None
    of: int | None = None
    day: date | None = None


def digest_text(count: int) -> str:
    """What a locked screen shows of a digest: how much is open, and nothing of what it is."""
    return f"{count} {'thing is' if count == 1 else 'things are'} open in your induction program."


def digest_head(count: int) -> str:
    """The first line of a digest."""
    return render("digest_head", count=count)


def digest_item(  # noqa: PLR0913 - what the words of all kinds need
    kind: NudgeKind,
    each: Sequence[ToldOf],
    today: date,
    *,
    name: str = "",
    fact: FactKind | None = None,
    text: str = "",
    reason: str = "",
    after: int = 0,
    coach: str = "coach",
) -> str:
    """One thing that is open, or several of a kind in one line.

    `name` is what the pack calls it, `fact` the kind of an early fact, `text` an action item in its own words, `reason`
    why a post cannot go out, and `after` how many days without contact are long. `coach` is what the program calls one.
    """
    in_minutes = kind in _IN_MINUTES or fact is FactKind.SLOW_PACE
    return render(
        "digest_item",
        kind=kind.value,
        each=[
            {
                "who": one.who,
                "number": duration(one.number or 0) if in_minutes else one.number,
                "of": _of_words(one.of, even=in_minutes) if in_minutes or kind in _OF_MINUTES else one.of,
                "day": one.day and near_day_words(one.day),
                "past": one.day is not None and one.day < today,
                "is_today": one.day == today,
            }
            for one in each
        ],
        name=name,
        fact=fact and fact.value,
        text=text,
        reason=reason,
        after=after,
        coach=coach,
    )


def snoozed_words(until: date) -> str:
    """That nobody is reminded before that day."""
    return render("digest_said", until=f"{until:%A}, {until:%B} {until.day}", kind=None)


def stopped_words(kind: str) -> str:
    """That nobody is reminded of that kind any more, as its reader calls it, and what brings it back."""
    return render("digest_said", until=None, kind=kind)


def _of_words(minutes: int | None, *, even: bool) -> str:
    """So many minutes; those of an even pace in whole hours, which is as exact as a pace is."""
    found = minutes or 0
    return duration(round(found / _AN_HOUR) * _AN_HOUR if even and found >= _AN_HOUR else found)
