"""What ratings have in common wherever they are shown: who is who, when, and the scores of a round as a table."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction

from bot.services.assessing.replies import RaterLine
from bot.views.blocks import literal
from induction.calendar import date_words
from induction.dates.rounds import Window
from induction.packs.pack import ProgramPack
from induction.people import Person, Role
from induction.recommendation.growth import RoundGrowth
from prompts.assessing import by_when_words

_MEAN = "mean"


def sentence(words: str) -> str:
    """The words with a capital letter in front."""
    return f"{words[:1].upper()}{words[1:]}"


def role_word(role: Role, pack: ProgramPack, reader: Role | None = None) -> str:
    """The role as the program says it; "you" where it is the reader's."""
    if role is reader:
        return "you"
    words = {Role.COACH: pack.words.coach, Role.CANDIDATE: pack.words.candidate, Role.SUPERVISOR: pack.words.supervisor}
    return words.get(role, role.value)


def rater_names(raters: Sequence[RaterLine], pack: ProgramPack, reader: Person, *, rated: bool) -> list[str]:
    """Those who have rated, or have not, as the reader knows them; the role where the roster names nobody."""
    return [_rater_name(one, pack, reader) for one in raters if one.rated is rated]


def when_words(window: Window, today: date) -> str:
    """By when the round is rated."""
    past = bool(window.last_days) and max(window.last_days) < today
    days = [date_words(day) for day in window.last_days]
    return by_when_words(days, [one.label for one in window.awaits], past=past)


def score_table(one: RoundGrowth, pack: ProgramPack, reader: Role | None = None) -> str:
    """The levels of a round, a line for each standard and a column for each who rated, and their mean."""
    roles = list(one.scores)
    means = one.means()
    named = [pack.words.standard, *(role_word(role, pack, reader) for role in roles), *([_MEAN] if means else [])]
    heads = [words.split()[-1] for words in named]  # "supervisor" for "site supervisor": a phone shows 40 letters
    rows = [[str(number), *_cells(one, number, means)] for number in _numbers(pack)]
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    lines = ["  ".join(_justified(cells, widths)).rstrip() for cells in (heads, *rows)]
    return "\n".join(["```", *lines, "```"])


def standards_words(pack: ProgramPack) -> str:
    """The numbers of the standards with their names, to be read beside a table."""
    return literal(" · ".join(f"{one.number} {one.name}" for one in pack.words.standards))


def levels_words(pack: ProgramPack) -> str:
    """The numbers of the levels with their names."""
    return literal(" · ".join(f"{number} {name}" for number, name in enumerate(pack.assessment.levels, start=1)))


def note_words(notes: Sequence[tuple[Role, str]], pack: ProgramPack, reader: Role | None) -> list[str]:
    """What was written beside the scores, each with its author's role."""
    return [f"*{sentence(role_word(role, pack, reader))}*: {literal(note)}" for role, note in notes]


def mean_words(mean: Fraction) -> str:
    """A mean to two digits, as `2.67`; one digit is enough for `3.0` and `2.5`."""
    whole, _, part = f"{float(mean):.2f}".partition(".")
    return f"{whole}.{part.rstrip('0') or '0'}"


def _cells(one: RoundGrowth, number: int, means: Mapping[int, Fraction]) -> Iterator[str]:
    yield from (str(levels.get(number, "")) for levels in one.scores.values())
    if means:
        yield mean_words(means[number]) if number in means else ""


def _justified(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    first, *others = zip(cells, widths, strict=True)
    yield first[0].ljust(first[1])
    yield from (cell.rjust(width) for cell, width in others)


def _numbers(pack: ProgramPack) -> Sequence[int]:
    return [one.number for one in pack.words.standards]


def _rater_name(one: RaterLine, pack: ProgramPack, reader: Person) -> str:
    word = role_word(one.role, pack)
    if one.person == reader:
        return "you"
    return f"{one.person.first_name} ({word})" if one.person else f"the {word}"
