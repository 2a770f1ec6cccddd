"""The names, days and numbers that people write in a record by hand, as the values that they mean.

What is none of them raises ValueError in plain words. What belongs to a program is looked up in its pack, which comes
with the validation as its context.
"""

from collections.abc import Mapping
from datetime import date, datetime
from difflib import get_close_matches

from pydantic import ValidationInfo

from induction.hours import HourKind
from induction.packs.pack import ProgramPack
from induction.packs.rules import Trigger
from induction.people import Role

_DAYS = ("%Y-%m-%d", "%m/%d/%Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%b %d %Y")
_TOO_MANY = 10_000
_KINDS = {
    "coaching": HourKind.COACHING,
    "professional learning": HourKind.PROFESSIONAL_LEARNING,
    "pl": HourKind.PROFESSIONAL_LEARNING,
}


def day_of(value: object) -> date:
    """The day, as people write days; ValueError where it is none."""
    for form in _DAYS if isinstance(value, str) else ():
        try:
            return datetime.strptime(str(value).strip(), form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    shown = "this" if isinstance(value, dict | list) else f"“{value}”"
    raise ValueError(f"{shown} is no day. Write it in quotes, as 2026-08-17 or August 17, 2026.")


def minutes_of(value: object) -> int:
    """Hours as minutes; ValueError for what is no number of hours."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < _TOO_MANY:
        raise ValueError(f"“{value}” is no number of hours. Write 1.5 for an hour and a half, without quotes.")
    return round(60 * value)


def kind_of(value: object) -> HourKind:
    """The kind of hours."""
    found = _KINDS.get(str(value).strip().lower().replace("_", " "))
    if found is None:
        raise ValueError(f"“{value}” is no kind of hours. Write coaching or professional learning.")
    return found


def role_of(value: object) -> Role:
    """The role by its everyday name."""
    return Role(_one_of(value, {role.value.replace("_", " "): role.value for role in Role}, "role"))


def rater_of(value: object) -> Role:
    """The role of whoever rates by its everyday name."""
    raters = (Role.CANDIDATE, Role.COACH, Role.SUPERVISOR)
    return Role(_one_of(value, {role.value: role.value for role in raters}, "rater"))


def category_of(value: object, info: ValidationInfo) -> str:
    """The key of a category of the program, by whatever people call it."""
    names = {name.lower(): one.key for one in _pack(info).categories for name in (one.key, one.label, *one.names)}
    return _one_of(value, names, "category of this program")


def step_of(value: object, info: ValidationInfo) -> str:
    """The key of a step of the program, or of a day from which deadlines count."""
    pack = _pack(info)
    names = {name.lower(): one.key for one in pack.requirements for name in (one.key, one.label)}
    return _one_of(value, names | {trigger.value: trigger.value for trigger in Trigger}, "step of this program")


def round_key_of(value: object, info: ValidationInfo) -> str:
    """The key of a round of the program."""
    names = {name.lower(): one.key for one in _pack(info).assessment.rounds for name in (one.key, one.label)}
    return _one_of(value, names, "round of this program")


def sign_off_of(value: object, info: ValidationInfo) -> str:
    """The key of a sign-off of the program."""
    names = {name.lower(): one.key for one in _pack(info).verification for name in (one.key, one.label)}
    return _one_of(value, names, "sign-off of this program")


def standard_of(value: object, info: ValidationInfo) -> int:
    """The number of a standard of the program."""
    words = _pack(info).words
    numbers = [one.number for one in words.standards]
    if not str(value).isdecimal() or int(str(value)) not in numbers:
        raise ValueError(f"“{value}” is no number of a {words.standard}. Write one from 1 to {max(numbers)}.")
    return int(str(value))


def scores_of(value: object, info: ValidationInfo) -> Mapping[int, int]:
    """Levels in the order of the standards, or by their number."""
    numbers = [one.number for one in _pack(info).words.standards]
    if isinstance(value, list) and len(value) != len(numbers):
        raise ValueError(
            f"There are {len(value)} scores for {len(numbers)} standards. Write one for each, in its order."
        )
    given = dict(zip(numbers, value, strict=True)) if isinstance(value, list) else value
    if not isinstance(given, dict) or not given:
        raise ValueError("Write the scores as a list, one for each standard in its order.")
    return {standard_of(number, info): level_of(level, info) for number, level in given.items()}


def level_of(value: object, info: ValidationInfo) -> int:
    """A level of the program."""
    most = len(_pack(info).assessment.levels)
    if isinstance(value, bool) or not isinstance(value, int) or value < 1 or (most and value > most):
        raise ValueError(f"“{value}” is no level. {f'They go from 1 to {most}' if most else 'Write 1 or more'}.")
    return value


def _one_of(value: object, names: Mapping[str, str], what: str) -> str:
    found = names.get(str(value).strip().lower())
    if found is None:
        raise ValueError(f"“{value}” is no {what}. {_among(str(value), names)}" if names else f"There is no {what}.")
    return found


def _among(given: str, names: Mapping[str, str]) -> str:
    """What could be meant: the nearest, or all where none is near."""
    near = get_close_matches(given.strip().lower(), names, n=1, cutoff=0.7)
    return f"Did you mean “{near[0]}”?" if near else f"There are: {', '.join(dict.fromkeys(names.values()))}."


def _pack(info: ValidationInfo) -> ProgramPack:
    pack = (info.context or {}).get("pack")
    if not isinstance(pack, ProgramPack):
        raise TypeError("a record is read with the pack of its program")
    return pack
