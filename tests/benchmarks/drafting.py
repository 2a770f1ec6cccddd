"""`make drafts`: thirty inputs of our own, structured and worded, each draft held against what was said.

What is measured is not what the product checks with: figures and names are counted here by a few expressions of their
own, the facts of each input are listed by hand beside it, and words that nobody said are looked for letter by letter.

    python -m tests.benchmarks.drafting                                  structured, with no model
    python -m tests.benchmarks.drafting http://127.0.0.1:8093/v1         and worded by the model that answers there
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from time import monotonic

from bot.services.suggesting.pieces import pieces_of
from bot.understanding.writing.goals import arrange_goal
from bot.understanding.writing.reflections import arrange_reflection
from induction.writing.drafts import Draft, DraftKind, DraftState
from knowledge.drafting.drafter import Drafter, Proposals
from knowledge.wording.models import ChatChoice, ChatModel

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)
INPUTS = Path(__file__).with_name("drafts.jsonl")

_JOINS = frozenset(
    """
    a an the and of to in on at for is are am be it its it's this that these those i will want have has as with there
    which who do does not
    """.split()  # noqa: SIM905 - a list of words, read as words
)
"""The words that a draft may have beside those that were said."""


@dataclass(frozen=True)
class Sample:
    """What somebody said, and the facts in it, listed by hand."""

    kind: DraftKind
    sort: str
    said: str
    facts: Sequence[str]

    @property
    def draft(self) -> Draft:
        """The structured draft of it."""
        goal = self.kind is DraftKind.GOAL
        parts = arrange_goal(self.said, TODAY).parts if goal else arrange_reflection(self.said).parts
        return Draft(
            draft_id="d",
            version=1,
            kind=self.kind,
            candidate_id=1,
            author_id=1,
            parts={part: words for part, words in parts.items() if part not in {"cpsel", "due", "goal"}},
            state=DraftState.DRAFT,
            written_at=NOW,
        )


def samples() -> Sequence[Sample]:
    """The thirty inputs."""
    lines = map(json.loads, INPUTS.read_text(encoding="utf-8").splitlines())
    return [Sample(DraftKind(one["kind"]), one["sort"], one["said"], one["facts"]) for one in lines]


def lost(sample: Sample, parts: Mapping[str, str]) -> list[str]:
    """The facts that a draft does not hold, by the list beside the input and by counting its figures."""
    text = _plain(" ".join(parts.values()))
    missing = [fact for fact in sample.facts if _plain(fact) not in text]
    return missing + list((_figures(sample.said) - _figures(text)).elements())


def added(sample: Sample, parts: Mapping[str, str]) -> list[str]:
    """Figures and words of a draft that nobody said."""
    text, said = " ".join(parts.values()), _plain(sample.said)
    roots = {_root(word) for word in _words(said)}
    words = [word for word in _words(_plain(text)) if word not in _JOINS and _root(word) not in roots]
    return words + list((_figures(text) - _figures(said)).elements())


def _plain(text: str) -> str:
    marks = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "‹": "<", "›": ">"})
    spelled = re.sub(r"\b(do|does|did|is|are|was|ca)n'?t\b", r"\1 not", text.translate(marks).lower())
    return " ".join(re.sub(r" ?percent\b", "%", spelled).replace(",", " ").split())


def _words(text: str) -> list[str]:
    return re.findall(r"[a-zà-ÿ]+(?:'[a-z]+)?", text)


def _figures(text: str) -> Counter[str]:
    return Counter(re.findall(r"\d+(?:[.:/]\d+)*", text))


def _root(word: str) -> str:
    """The word without what its grammar adds; past and present stay two words."""
    return re.sub(r"(?:ies|es|s|ing|y|e)$", "", word.removesuffix("'s"))


@dataclass(frozen=True)
class Row:
    """How one input came out, structured and worded."""

    sample: Sample
    lost: Sequence[str]
    added: Sequence[str]
    came: Proposals | None = None
    worded_lost: Sequence[str] = ()
    worded_added: Sequence[str] = ()
    seconds: float = 0.0


def row(sample: Sample, word: Callable[[Draft], Proposals] | None) -> Row:
    """The input structured and, where somebody words it, with every proposal taken."""
    parts = sample.draft.parts
    if word is None:
        return Row(sample, lost(sample, parts), added(sample, parts))
    began = monotonic()
    came = word(sample.draft)
    taken = {**parts, **{one.part: one.proposed for one in came.proposed}}
    return Row(
        sample,
        lost(sample, parts),
        added(sample, parts),
        came,
        lost(sample, taken),
        added(sample, taken),
        monotonic() - began,
    )


def table(rows: Sequence[Row]) -> str:
    """The figures, a line for each sort of input."""
    lines = [
        f"{'':12}{'inputs':>7}{'lost':>6}{'added':>6}{'pieces':>8}{'worded':>8}{'refused':>8}{'lost':>6}{'added':>6}{'s':>7}"
    ]
    for sort in ("thin", "rich", "off", ""):
        some = [one for one in rows if sort in {"", one.sample.sort}]
        pieces = sum(len(pieces_of(one.sample.draft)) for one in some)
        figures = (
            len(some),
            sum(bool(one.lost) for one in some),
            sum(bool(one.added) for one in some),
            pieces,
            sum(len(one.came.proposed) for one in some if one.came),
            sum(one.came.refused for one in some if one.came),
            sum(bool(one.worded_lost) for one in some),
            sum(bool(one.worded_added) for one in some),
            sum(one.seconds for one in some),
        )
        lines.append("{:12}{:7}{:6}{:6}{:8}{:8}{:8}{:6}{:6}{:7.0f}".format(sort or "all", *figures))
    return "\n".join(lines)


def main(url: str | None) -> None:
    """Measure and print."""
    if url is None:
        print(table([row(one, None) for one in samples()]))  # noqa: T201 - a benchmark prints
        return
    choice = ChatChoice("openai:qwen2.5-coder-1.5b-instruct", url, seconds=300, longest=600)
    with closing(ChatModel(choice)) as chat:
        drafter = Drafter(chat, seconds=3600)
        rows = []
        for one in samples():
            rows.append(row(one, lambda draft: drafter.proposals(pieces_of(draft), names=("Theo Park",), now=NOW)))
            last = rows[-1]
            print(one.sort, one.said[:60], "|", last.worded_lost, last.worded_added, flush=True)  # noqa: T201 - a benchmark prints
            for proposal in last.came.proposed if last.came else ():
                print("   ", proposal.proposed, flush=True)  # noqa: T201 - a benchmark prints
    print(table(rows))  # noqa: T201 - a benchmark prints


if __name__ == "__main__":
    main(next(iter(sys.argv[1:]), None))
