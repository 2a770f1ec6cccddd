"""Wordings of answers, counted for the administrator: in the records, by day, from every process."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from bot.services.asking.questions import Wording
from induction.refused import Refused
from knowledge.answers import Answer
from knowledge.wording.tally import Count, Tally
from storage.asking.wordings import WordingCount
from storage.records import Records


@dataclass(frozen=True)
class CountedWording:
    """A wording of which the records know how it ended; `tally` is where `wording` counts."""

    wording: Wording
    tally: Tally
    records: Records

    def can_word(self, answer: Answer) -> bool:
        """Whether the answer is one that a model may word."""
        return self.wording.can_word(answer)

    def sentences(self, question: str, answer: Answer, *, names: Iterable[str], now: datetime) -> Iterator[str]:
        """The wording, each sentence as soon as it is there; how it ended is kept behind the last one.

        Records that are busy get it with the next wording.
        """
        yield from self.wording.sentences(question, answer, names=names, now=now)
        with suppress(Refused):
            self.tally.hand_over(lambda fresh: self.records.wordings.add(as_kept(fresh), on=now.date()))


def as_kept(counts: Mapping[Count, int]) -> Sequence[WordingCount]:
    """The counts of one process as the records keep them, the most frequent first."""
    kept = [WordingCount(count.outcome.value, count.reason, times) for count, times in counts.items()]
    return sorted(kept, key=lambda one: (-one.times, one.outcome, one.reason))
