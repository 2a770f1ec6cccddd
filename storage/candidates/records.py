"""Records of candidates: everything that is held of each and counts, of one of them or of any number."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from sqlalchemy import BindParameter, bindparam
from sqlmodel import col

from induction.people import Person
from induction.record.candidate import CandidateRecord
from storage.candidates.held import HOURS, facts, read_held, united
from storage.database.engine import Database
from storage.database.trusted import uncollected
from storage.tables.hours import HourRow

A_BATCH = 100
"""How many candidates are read at once: so many records are in memory, however many are asked for."""

_CANDIDATES: BindParameter[Sequence[int]] = bindparam("candidates", expanding=True)
OF_CANDIDATES = HOURS.where(col(HourRow.candidate_id).in_(_CANDIDATES))
FACTS_OF_CANDIDATES = united(facts(_CANDIDATES))


class CandidateRecords:
    """The records of candidates in a database, each as of the moment in which its batch is read."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, candidate: Person) -> CandidateRecord:
        """Everything that is held of this candidate."""
        [record] = self.records([candidate])
        return record

    def records(self, candidates: Iterable[Person]) -> Iterator[CandidateRecord]:
        """The record of each, in their order: two statements for every batch, and no more than that in memory."""
        rest = iter(candidates)
        while batch := list(islice(rest, A_BATCH)):
            numbers = {"candidates": [one.id for one in batch]}
            with self._database.reading() as connection, uncollected():
                held = read_held(connection, OF_CANDIDATES, FACTS_OF_CANDIDATES, numbers)
            yield from map(held.record, batch)
