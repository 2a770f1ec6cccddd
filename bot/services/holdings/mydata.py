"""What is held about a person, for that person: everything in one JSON file, and as a page to read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.papers.page import page_of
from bot.services.days import day_of
from bot.services.holdings.replies import DataFile
from bot.services.holdings.told import Told, as_json, as_paper, told_of
from bot.services.outbox import Outbox
from bot.services.rulebook import rules_of
from bot.services.words import Words
from induction.access import Action, check_may
from induction.dates.rounds import visible_ratings
from induction.packs.pack import ProgramPack
from induction.people import Person, Role
from induction.refused import Refused
from induction.standing.requirements import pack_for
from storage.errands import Errand
from storage.records import Records

MYDATA = "mydata"
"""The kind of the errand that hands over one of the files."""

JSON, PAGE = "json", "page"


@dataclass(frozen=True)
class MyData:
    """The use case of taking away what is held about oneself; it is everybody's, whatever their role."""

    records: Records
    packs: Mapping[str, ProgramPack]
    outbox: Outbox

    def ask(self, actor: Person, *, source: str, now: datetime) -> Words:
        """That the files come: the page, the JSON, and whatever files of evidence are kept."""
        check_may(actor, Action.EXPORT_RECORD, actor)
        parts = [PAGE, JSON, *map(str, self.records.holdings.files(actor.id))]
        errands = [Errand(f"{MYDATA}:{source}:{part}", MYDATA, {"person": actor.id, "part": part}) for part in parts]
        self.records.holdings.note_export(actor.id, actor.id, errands=errands, now=now)
        self.outbox.wake([errand.key for errand in errands])
        more = f", and the {_files(len(parts) - 2)} of evidence that I keep" if len(parts) > 2 else ""  # noqa: PLR2004 - the page and the JSON
        return Words(
            "Everything that I hold about you comes in a direct message from me, in a moment: a page to read, the same "
            f"as JSON for another program{more}."
        )

    def file(self, reader: Person, part: str, *, now: datetime) -> DataFile:
        """One of the files as things stand; Refused where there is none of that name."""
        check_may(reader, Action.EXPORT_RECORD, reader)
        if part in {JSON, PAGE}:
            told = self.told(reader, now=now)
            stem = f"what-is-held-about-me-{day_of(reader, now).isoformat()}"
            if part == JSON:
                return DataFile(f"{stem}.json", as_json(told))
            return DataFile(f"{stem}.html", page_of(as_paper(told)))
        kept = self.records.holdings.file(reader.id, int(part)) if part.isdecimal() else None
        if kept is None:
            raise Refused("no_file", "That file is no longer kept.")
        return DataFile(kept.name, kept.content)

    def told(self, person: Person, *, now: datetime) -> Told:
        """Everything that is held about them, and that is theirs to see."""
        others = {one.id: one for one in self.records.people(person.program, former=True)}
        return told_of(person, self.records.holdings.of(person.id), others, self._seen(person, now=now), now=now)

    def _seen(self, person: Person, *, now: datetime) -> frozenset[tuple[str, int]]:
        """Whose ratings of them the person may see, by round: none before their own are in."""
        if person.role is not Role.CANDIDATE:
            return frozenset()
        record = self.records.candidates.record(person)
        pack = pack_for(rules_of(self.packs, person, day_of(person, now)), record)
        return frozenset((one.round, one.rater_id) for one in visible_ratings(pack, record, person))


def _files(count: int) -> str:
    return "file" if count == 1 else f"{count} files"
