"""Words about reminders: what somebody is reminded of, a pause, a leave, a kind to stop or to bring back.

What reads only once a slip of the finger is put right is never done at once: whoever said it is asked.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from rapidfuzz.distance import OSA

from bot.understanding.times.ahead import day_ahead, span_ahead, stretch_ahead
from bot.understanding.wishes.reminder_forms import (
    ALL_STOPPED,
    END,
    KIND_RESUMED,
    KIND_STOPPED,
    LEAVE_OVER,
    LEAVE_SOME_TIME,
    OF_OTHERS,
    ON_LEAVE,
    PAUSED,
    RESUMED,
    SHORT_RESUMED,
    SHORT_STOPPED,
    SHOWN,
    STOPPED,
    TIME,
    TO_SET,
    TURNED_ON,
)
from bot.understanding.wishes.reminder_kinds import KIND_WORDS, kinds_named
from bot.understanding.words.spans import lowered
from bot.understanding.words.spelling import tidy
from induction.packs.reminding import NudgeKind

A_WEEK = 7


class ReminderVerb(StrEnum):
    """What somebody wants of their reminders."""

    SHOW = "show"
    SETTINGS = "settings"
    SNOOZE = "snooze"
    WAKE = "wake"
    STOP = "stop"
    RESUME = "resume"
    LEAVE = "leave"
    END_LEAVE = "end_leave"


@dataclass(frozen=True)
class ReminderWish:
    """One thing to do: for so many `days`, with that `kind`, from the `first` to the `last` day, of `whom`."""

    verb: ReminderVerb
    days: int | None = None
    kind: NudgeKind | None = None
    first: date | None = None
    last: date | None = None
    whom: str | None = None


@dataclass(frozen=True)
class UnsureWish:
    """What may be meant, the likeliest first; `about` is what no kind of reminders is called, where that was said."""

    wishes: tuple[ReminderWish, ...]
    about: str | None = None


Read = ReminderWish | UnsureWish

SHOW, SETTINGS, WAKE = (ReminderWish(verb) for verb in (ReminderVerb.SHOW, ReminderVerb.SETTINGS, ReminderVerb.WAKE))
A_DAY_OFF, A_WEEK_OFF = ReminderWish(ReminderVerb.SNOOZE, days=1), ReminderWish(ReminderVerb.SNOOZE, days=A_WEEK)
_PAUSES = (A_DAY_OFF, A_WEEK_OFF)

_SHORT = {
    "": SHOW,
    "settings": SETTINGS,
    "on": WAKE,
    "back": WAKE,
    "back on": WAKE,
    "wake": WAKE,
    "unsnooze": WAKE,
    "wake up": WAKE,
}
_SHORT_FORMS = ((re.compile(rf"(?:snooze|pause|off|none)(?: for)? {TIME}{END}"), "snooze reminders for"),)
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
_COUNTED = re.compile(r"(?:for )?(?P<count>\d{1,3}|[a-z]+) (?P<unit>day|week)s?")
_THIS_WEEK = re.compile(r"(?:for )?(?:the )?(?:rest of )?(?:this|the) week")
_UNTIL = re.compile(r"(?:until|till|til|before) (?P<day>.+)")
_SINCE = re.compile(r"\b(?:from|starting|beginning|as of|starts?|begins?)(?: on)? $")
_ENDLESS = re.compile(r" ?\b((?:until|till) (?:further notice|i(?:'m| am| come|'ll be)? back|i return))$")
_TODAY = re.compile(r"(?:for )?(?:the rest of )?(?:today|the day)")
_VOCABULARY = frozenset(
    {"reminders", "reminder", "reminding", "remind", "snooze", "pause", "stop", "leave", "vacation", "resume"}
    | {"about", "turn", "week", "until", "digest", "nudges", "settings", "back", "show", "from", "again", "start"}
    | KIND_WORDS
)
_FEWEST, _LONG = 4, 8

_Forms = tuple[re.Pattern[str], ...]


def reminder_wish(text: str, today: date, *, behind_command: bool = False) -> Read | None:
    """What the words want of reminders; None where they are not about them.

    `behind_command` says that they stand behind `/casc reminders`, where a word or two will do.
    """
    said = " ".join(tidy(text).split())
    plain = lowered(said).strip()
    found = _read(plain, today, behind_command=behind_command)
    if found is not None and not (isinstance(found, UnsureWish) and found.about):
        return _with_name(found, said)
    mended = " ".join(map(_mended, plain.split()))
    meant = None if mended == plain else _read(mended, today, behind_command=behind_command)
    if meant is None:
        return found
    if isinstance(meant, UnsureWish) or meant.verb in {ReminderVerb.SHOW, ReminderVerb.SETTINGS}:
        return meant
    return UnsureWish((meant,))


def _read(plain: str, today: date, *, behind_command: bool) -> Read | None:
    if behind_command:
        bare = plain.strip(" .!?")
        if bare in _SHORT:
            return _SHORT[bare]
        if bare in {"snooze", "off", "stop", "pause"}:
            return UnsureWish((*_PAUSES, SETTINGS))
        for pattern, instead in _SHORT_FORMS:
            if found := pattern.fullmatch(plain):
                plain = f"{instead} {found['time']}"
        if (kinded := _kind_turned(bare, SHORT_STOPPED, SHORT_RESUMED)) is not None:
            return kinded
    timed = _leave(plain, today) or _paused(plain, today)
    return timed or _turned(plain) or _kind_turned(plain, KIND_STOPPED, KIND_RESUMED) or _asked(plain)


def _kind_turned(plain: str, stopped: _Forms, resumed: _Forms) -> Read | None:
    """`turn off pace` and, behind the command, `stop pace` or `pace off`: what is no kind of reminders is not meant."""
    for verb, forms in ((ReminderVerb.STOP, stopped), (ReminderVerb.RESUME, resumed)):
        for found in _all(forms, plain):
            if kinds := kinds_named(found["kind"]):
                return _of_kinds(verb, kinds, found["kind"])
    return None


def _asked(plain: str) -> Read | None:
    if _first(TO_SET, plain):
        return SETTINGS
    return SHOW if _first(SHOWN, plain) else None


def _paused(plain: str, today: date) -> Read | None:
    """A pause of so many days; where nobody can say how many, the question."""
    for found in _all(PAUSED, plain):
        time = found.groupdict().get("time") or {"next week": "until next week"}.get(found["later"], "a day")
        if (days := _days_of(time, today)) is not None:
            return ReminderWish(ReminderVerb.SNOOZE, days=days)
    return None


def _turned(plain: str) -> Read | None:
    if _first(TURNED_ON, plain):
        return WAKE
    for verb, forms in ((ReminderVerb.STOP, STOPPED), (ReminderVerb.RESUME, RESUMED)):
        for found in _all(forms, plain):
            about = found["kind"].strip()
            if about in {"", "me", "all", "everything", "anything", "it", "this", "that"}:
                continue
            return _of_kinds(verb, kinds_named(about), about)
    return UnsureWish((*_PAUSES, SETTINGS)) if _first(ALL_STOPPED, plain) else None


def _of_kinds(verb: ReminderVerb, kinds: tuple[NudgeKind, ...], about: str) -> Read:
    wishes = tuple(ReminderWish(verb, kind=kind) for kind in kinds)
    return wishes[0] if len(wishes) == 1 else UnsureWish(wishes, about=None if wishes else about)


def _leave(plain: str, today: date) -> Read | None:
    if _first(LEAVE_OVER, plain):
        return ReminderWish(ReminderVerb.END_LEAVE)
    for forms in (ON_LEAVE, OF_OTHERS):
        for found in _all(forms, plain):
            begins = _SINCE.search(plain[: found.start("time")]) is not None
            if (leave := _leave_in(found["time"], today, begins=begins)) is not None:
                return replace(leave, whom=found.groupdict().get("whom"))
    return UnsureWish((SETTINGS,)) if _first(LEAVE_SOME_TIME, plain) else None


def _leave_in(time: str, today: date, *, begins: bool) -> ReminderWish | None:
    """A leave of those days; one that begins then has no end where none is said."""
    since, endless, _ = _ENDLESS.split(time) if _ENDLESS.search(time) else (time, "", "")
    first = day_ahead(since, today) if since else today
    if (endless or begins) and first is not None:
        return ReminderWish(ReminderVerb.LEAVE, first=first)
    if (until := _UNTIL.fullmatch(time)) is not None:
        last = day_ahead(until["day"], today)
        return None if last is None else ReminderWish(ReminderVerb.LEAVE, first=today, last=last)
    stretch = stretch_ahead(time, today)
    return None if stretch is None else ReminderWish(ReminderVerb.LEAVE, first=stretch[0], last=stretch[1])


def _days_of(time: str, today: date) -> int | None:
    """How many mornings the pause lasts."""
    said = time.strip(" .,!?")
    monday = today + timedelta(days=A_WEEK - today.weekday())
    if _TODAY.fullmatch(said):
        return 1
    if _THIS_WEEK.fullmatch(said):
        return (monday - today).days
    if (until := _UNTIL.fullmatch(said)) is not None:
        tomorrow = today + timedelta(days=1)
        day = day_ahead(until["day"], tomorrow if until["day"] not in {"tomorrow", "next week"} else today)
        return None if day is None or day <= today else (day - today).days
    if (counted := _COUNTED.fullmatch(said)) is not None:
        count = _COUNTS.get(counted["count"]) or (int(counted["count"]) if counted["count"].isdecimal() else None)
        return count and count * (A_WEEK if counted["unit"] == "week" else 1)
    if said in {"tomorrow", "next week", "for tomorrow"} and (span := span_ahead(said, today)) is not None:
        return (span[1] - today).days + 1
    return None


def _with_name(found: Read, said: str) -> Read:
    """The wish with the name as it was written."""
    if isinstance(found, UnsureWish) or found.whom is None:
        return found
    start = lowered(said).index(found.whom)
    return replace(found, whom=said[start : start + len(found.whom)])


def _mended(word: str) -> str:
    """The word, or the one of those that matter here from which a slip of the finger made it."""
    if len(word) < _FEWEST or word in _VOCABULARY or not word.isalpha():
        return word
    near = [
        one for one in _VOCABULARY if one[0] == word[0] and OSA.distance(word, one) <= (2 if len(one) >= _LONG else 1)
    ]
    least = min((OSA.distance(word, one) for one in near), default=0)
    nearest = [one for one in near if OSA.distance(word, one) == least]
    return nearest[0] if len(nearest) == 1 else word


def _all(forms: _Forms, plain: str) -> list[re.Match[str]]:
    return [found for form in forms if (found := form.fullmatch(plain))]


def _first(forms: _Forms, plain: str) -> bool:
    return any(form.fullmatch(plain) for form in forms)
