"""Quotes: excerpts of one passage shown as one, with what they need to be understood."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.excerpts import Excerpt, excerpts_of, shortened
from knowledge.finding.questions import Asked
from knowledge.language.facts import TELLING, holds
from knowledge.language.figures import figures_in
from knowledge.language.words import stems
from knowledge.passages import Passage, PassageKind

SHORT = 420
"""The characters up to which a quote goes on with what follows it; farther only where that adds."""

_LEAD = 140
_ADDS = 0.08
_A_FIGURE = 0.1
_GAP = " … "
_REST = 15
"""The fewest characters for which a text is cut."""

_LEANS_BACK = re.compile(
    r"(?:This|These|That|Those|They|It|Its|Their|Such|He|She|If contacted|At that point|Once|Then|However|In addition"
    r"|Additionally|Also)\b"
)


@dataclass
class Quote:
    """Some excerpts of one passage: the places in `row`, in its order."""

    row: tuple[Excerpt, ...]
    places: tuple[int, ...]

    @property
    def passage(self) -> Passage:
        """The passage it is from."""
        return self.row[0].passage

    @property
    def excerpts(self) -> tuple[Excerpt, ...]:
        """The excerpts themselves."""
        return tuple(self.row[place] for place in self.places)

    @property
    def words(self) -> str:
        """The excerpts' words, with an ellipsis where some between them are left out; items each on a line."""
        told = _plain(self.row[self.places[0]].text)
        for before, place in zip(self.places, self.places[1:], strict=False):
            text, start = _plain(self.row[place].text), self.row[place].start
            opens_line = self.passage.text[start - 1] == "\n"
            joint = _GAP if place > before + 1 else "\n" if opens_line else " "
            told += joint + text
        return told

    @property
    def text(self) -> str:
        """The words, after the lead-in without which an item of a list says little."""
        return f"{self.lead}{_GAP}{self.words}" if self.lead else self.words

    @property
    def lead(self) -> str:
        """What leads in to the items quoted of a list; empty where nothing does, or at too great a length."""
        if self.passage.kind is not PassageKind.LIST:
            return ""
        before = [excerpt.text for excerpt in self.row[: self.places[0]] if excerpt.text.endswith(":")]
        lead = _plain(before[-1] if before else self.passage.lead)
        fits = lead.endswith(":") and len(lead) <= _LEAD
        return lead if fits and not _is_heading(lead, self.passage) else ""


def quotes_of(shown: Sequence[Excerpt]) -> list[Quote]:
    """The excerpts as quotes, one for each passage, in the order given."""
    quotes: dict[Passage, Quote] = {}
    for excerpt in shown:
        row = excerpts_of(excerpt.passage)
        known = quotes.setdefault(excerpt.passage, Quote(row, ()))
        known.places = tuple(sorted({*known.places, row.index(excerpt)}))
    return list(quotes.values())


def widen(quotes: Sequence[Quote], asked: Asked, room: int) -> None:
    """Take in what a quote leans back on, what adds to it, and a little of what is around it, as far as it fits."""
    for quote in quotes:
        start = quote.places[0]
        if start > 0 and _LEANS_BACK.match(quote.row[start].text):
            _take(quotes, quote, [start - 1], room)
    first = quotes[0]
    if first.passage.kind is PassageKind.LIST and first.places[0] == 0 and len(first.passage.text) <= SHORT:
        _take(quotes, first, range(len(first.row)), room)
    for nth, quote in enumerate(quotes):
        if quote.passage.kind is not PassageKind.TABLE:
            while (place := _adding(quote, asked)) is not None and _take(quotes, quote, [place], room):
                pass
            while (place := _beside(quote, before=nth == 0)) is not None and _take(quotes, quote, [place], room):
                pass
        _leave_heading(quote)


def _beside(quote: Quote, *, before: bool) -> int | None:
    """The place after the quote, or the one before where that is wanted too, as long as the quote stays short.

    It stands in the quote's own paragraph, unless the quote only leads in to it.
    """
    words = quote.words
    after, ahead = quote.places[-1] + 1, quote.places[0] - 1
    for place in (after, ahead) if before else (after,):
        if not 0 <= place < len(quote.row):
            continue
        if place == after and words.endswith(":"):
            return place
        if not _is_parted(quote, place) and len(words) + len(quote.row[place].text) <= SHORT:
            return place
    return None


def _is_parted(quote: Quote, place: int) -> bool:
    """Whether a new paragraph begins between the quote and a place next to it."""
    first, second = sorted((place, quote.places[0] if place < quote.places[0] else quote.places[-1]))
    return "\n" in quote.passage.text[quote.row[first].end : quote.row[second].start]


def _adding(quote: Quote, asked: Asked) -> int | None:
    """The place of the excerpt that adds most to the quote: a kind of fact or words that were asked for; or None."""
    words = quote.words
    told = frozenset(stems(words))
    missing = [fact for fact in asked.facts & TELLING if not holds(fact, words)]

    def worth(place: int) -> float:
        text = quote.row[place].text
        gain = asked.coverage(told | frozenset(stems(text))) - asked.coverage(told)
        return gain + _ADDS * any(holds(fact, text) for fact in missing) * (gain > 0 or place == quote.places[-1] + 1)

    others = [place for place in range(len(quote.row)) if place not in quote.places]
    best = max(others, key=worth, default=None)
    return best if best is not None and worth(best) >= _ADDS else None


def _leave_heading(quote: Quote) -> None:
    """A heading is named before the quote: it is no part of it where more follows."""
    if len(quote.places) > 1 and _is_heading(quote.row[quote.places[0]].text, quote.passage):
        quote.places = quote.places[1:]


def _is_heading(text: str, passage: Passage) -> bool:
    return text.strip().rstrip(": ") in {heading.strip().rstrip(": ") for heading in passage.heading}


def _take(quotes: Sequence[Quote], quote: Quote, places: Iterable[int], room: int) -> bool:
    before = quote.places
    quote.places = tuple(sorted({*before, *places}))
    if sum(len(other.text) for other in quotes) <= room:
        return True
    quote.places = before
    return False


def _plain(text: str) -> str:
    return " ".join(text.split())


def telling(text: str, asked: Asked, longest: int) -> str:
    """The text, or the stretch of it that has most of the question's words and a figure, between ellipses."""
    if len(text) <= longest + _REST:
        return text
    starts = [0, *(match.end() for match in re.finditer(r"\s+", text) if len(text) - match.end() >= longest // 2)]
    stretches = [shortened(text[start:], longest - 2 * (start > 0)) for start in starts]
    best = max(range(len(starts)), key=lambda nth: _worth(stretches[nth], asked))
    rest = text[starts[best] :]
    stretch = rest if len(rest) <= longest + _REST else stretches[best]
    return f"… {stretch}" if best else stretch


def _worth(stretch: str, asked: Asked) -> float:
    return asked.coverage(frozenset(stems(stretch))) + (_A_FIGURE if figures_in(stretch) else 0.0)
