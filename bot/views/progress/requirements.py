"""One requirement in a line, and below it what the documents say of it where they disagree."""

from collections.abc import Iterable, Iterator

from induction.calendar import date_words, short_day
from induction.hours import duration
from induction.packs.pack import ProgramPack
from induction.packs.rulings import ruled_words
from induction.people import Role
from induction.standing.standing import OPEN, Reading, Standing, StandingState

BAR = 10


def bar(have: int, need: int) -> str:
    """Ten little squares, as many filled as is there of what is needed; full only when it is met."""
    filled = BAR if have >= need else min(BAR - 1, BAR * have // need)
    return "▰" * filled + "▱" * (BAR - filled)


def amount(count: int, unit: str) -> str:
    """So much of it as people say it: minutes as hours, everything else as a number."""
    return duration(count) if unit == "minutes" else str(count)


def requirement_words(standing: Standing, pack: ProgramPack) -> str:
    """A requirement beside hours: how much of it is there, by when, and whose word is missing."""
    label = f"{standing.label[0].upper()}{standing.label[1:]}"
    return f"{label}: {', '.join(_parts(standing, pack))}"


def pressing_words(standing: Standing, pack: ProgramPack) -> str:
    """The same in as few words as a phone has room for: what waits for whom, or every day on which it is due."""
    label = f"{standing.label[0].upper()}{standing.label[1:]}"
    counted = f" {standing.have} of {standing.need}," if standing.need and standing.need > 1 else ""
    if standing.state is StandingState.AWAITING:
        found = "; ".join(dict.fromkeys(_found(one) for one in standing.readings if one.says and one.met is not None))
        waits = f"waits for {listed(role_words(role, pack) for role in standing.awaits)}"
        return f"{label}:{counted} {waits}{f' ({found})' if found else ''}"
    sides = {one.by for one in standing.readings if one.by and one.need is None}
    days = sorted(sides or {standing.by} if standing.by else sides)
    was = "was due" if standing.state is StandingState.BEHIND else "due"
    return f"{label}:{counted or ' not on record yet,'} {was} {listed(map(short_day, days), 'or')}"


def _found(reading: Reading) -> str:
    return f"{reading.says}: {'meets' if reading.met else 'fails'} “{reading.value}”"


def _parts(standing: Standing, pack: ProgramPack) -> Iterator[str]:
    counted = standing.need is not None and (standing.need > 1 or standing.unit != "steps")
    if counted:
        yield f"*{amount(standing.have, standing.unit)}* of {amount(standing.need or 0, standing.unit)}"
    elif standing.state is StandingState.RECORDED:
        yield str(standing.have)
    match standing.state:
        case StandingState.MET:
            yield "done"
        case StandingState.UNKNOWN:
            yield f"no document of {pack.short_name} says what is enough"
        case StandingState.AWAITING:
            yield f"waits for {listed(role_words(role, pack) for role in standing.awaits)}"
        case StandingState.BEHIND if standing.by:
            yield f"was due {date_words(standing.by)}"
        case StandingState.DUE | StandingState.ON_TRACK if standing.by:
            yield f"due {date_words(standing.by)}"
        case StandingState.ON_TRACK:
            yield "open"
    if standing.missing and standing.state not in {StandingState.MET, StandingState.AWAITING}:
        yield f"missing: {'; '.join(standing.missing)}"


def reading_lines(standing: Standing) -> Iterator[str]:
    """Each side where the documents disagree, with its own day or number and whether it is met; each once."""
    if standing.ruled is not None:
        yield f"{ruled_words(standing.ruled)}: {standing.ruled.says}"
    yield from dict.fromkeys(_reading_words(one, standing) for one in standing.readings)


def _reading_words(reading: Reading, standing: Standing) -> str:
    said = [part for part in (_last_day(reading, standing), reading.says, _verdict(reading, standing)) if part]
    return f"{reading.value}: {', '.join(said)}" if said else reading.value


def _last_day(reading: Reading, standing: Standing) -> str | None:
    is_deadline = reading.by is not None and reading.need is None and not standing.counts_hours
    return f"by {date_words(reading.by)}" if reading.by and is_deadline else None


def _verdict(reading: Reading, standing: Standing) -> str | None:
    if standing.state is StandingState.RECORDED:
        return None
    if reading.met is None:
        return None
    if reading.need is None and reading.by is not None and not reading.met and not reading.says:
        return "that day has passed"
    is_open = standing.state in OPEN and reading.need is not None
    return "met" if reading.met else "not yet" if is_open else "not met"


def sides_words(standing: Standing) -> str:
    """In one line that the documents disagree, and on what, or what was settled; empty where neither is so."""
    if standing.ruled is not None:
        return f"_{standing.ruled.says}: {ruled_words(standing.ruled)}._"
    if not standing.provisional or not standing.readings:
        return ""
    sides = listed(dict.fromkeys(_brief(one, standing) for one in standing.readings), "or")
    whom = f"; {standing.ask.named} can settle it" if standing.ask else ""
    return f"_The documents disagree: {sides}{whom}._"


def _brief(reading: Reading, standing: Standing) -> str:
    if standing.unit == "standards" and reading.says:
        return f"{reading.value} ({reading.says}, {'met' if reading.met else 'not met'})"
    day = _last_day(reading, standing)
    return f"{reading.value} ({day})" if day else reading.value


def pace_words(standing: Standing) -> str:
    """How much a month would do from here; empty where no pace helps."""
    return "" if standing.pace is None else f"about {duration(standing.pace)} a month from here would do it"


def role_words(role: Role, pack: ProgramPack) -> str:
    """The role in the program's own words."""
    named = {**pack.words.roles, Role.INSTRUCTOR: "instructor", Role.ANALYST: "credentials office"}
    return f"the {named[role]}"


def listed(names: Iterable[str], word: str = "and") -> str:
    """Several things as a sentence lists them."""
    *others, last = names
    return f"{', '.join(others)} {word} {last}" if others else last
