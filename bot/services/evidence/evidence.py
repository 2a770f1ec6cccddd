"""Evidence: gathered by the candidate, seen by whom it concerns, and by a supervisor where an item was shared."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.services.days import day_of
from bot.services.evidence.lines import EvidenceLines, asked_words, newest_day, source_words
from bot.services.evidence.replies import ArtifactFile, EvidenceForm, EvidenceList, EvidenceSaved, Seed
from bot.services.outbox import Outbox
from bot.services.people.meant import candidate_meant, candidates_open_to
from bot.services.sharing.replies import ItemSharing
from bot.services.sharing.shares import SharedItems
from bot.services.words import Words
from induction.access import Action, check_may, may
from induction.packs.pack import ProgramPack
from induction.people import Person, Role
from induction.record.artifacts import Artifact, Gathered, check_artifact, standing_artifacts
from induction.refused import Refused
from induction.writing.shares import SharedKind
from storage.errands import Errand
from storage.records import Records

ARTIFACT_FILE = "artifact_file"
"""The kind of the errand that hands over the file of an artifact."""

Fetch = Callable[[], bytes]
"""Gives what a file holds; Refused where it cannot be had."""

LARGEST_FILE = 10_000_000
"""Bytes of a file that is kept at most. The house's own; no program document states any."""


@dataclass(frozen=True)
class Evidence:
    """The use cases of evidence."""

    records: Records
    packs: Mapping[str, ProgramPack]
    outbox: Outbox

    @property
    def lines(self) -> EvidenceLines:
        """What stands beside evidence."""
        return EvidenceLines(self.records, self.packs)

    def listed(self, actor: Person, said: str | None, *, now: datetime) -> EvidenceList:
        """The evidence of the candidate who was named, or of the only one there is; a reading by another is noted."""
        candidate = candidate_meant(actor, said, self._among(actor), example="/casc evidence {name}")
        return self._list(actor, candidate, now=now)

    def form(self, actor: Person, seed: Seed | None = None, *, now: datetime) -> EvidenceForm:
        """The form of a new artifact of one's own, with what is known of it."""
        check_may(actor, Action.GATHER_EVIDENCE, actor)
        seed, pack, today = seed or Seed(), self.lines.pack(actor, now), day_of(actor, now)
        offered = {one.number for one in pack.words.standards}
        standards = tuple(number for number in seed.standards if number in offered)
        known = seed.model_copy(update={"on": newest_day(seed.on, today), "standards": standards})
        goals = self.lines.goals(actor)
        return EvidenceForm(actor, known, today, pack.words, goals, keeps=pack.evidence.keep_files)

    def form_of(self, actor: Person, artifact_id: int, *, now: datetime) -> EvidenceForm:
        """The form with an artifact of one's own in it."""
        artifact = self._own(actor, artifact_id)
        seed = Seed(**artifact.model_dump(include={*Seed.model_fields}))
        return replace(self.form(actor, seed, now=now), artifact_id=artifact_id)

    def save(
        self,
        actor: Person,
        seed: Seed,
        *,
        source: str,
        now: datetime,
        artifact_id: int | None = None,
        fetch: Fetch | None = None,
    ) -> EvidenceSaved:
        """The artifact as it is kept; the same `source` keeps it once. `artifact_id` is the one that it changes.

        `fetch` gives its file, and is called where the program keeps files and nothing else is in the way. Refused
        with the rule of the field that is to be put right, and where it was changed meanwhile.
        """
        check_may(actor, Action.GATHER_EVIDENCE, actor)
        pack = self.lines.pack(actor, now)
        known = self.records.artifacts.by_source(source)
        if known is not None:
            return self._saved(actor, known, pack)
        keeping = fetch if artifact_id is None and pack.evidence.keep_files else None
        gathered = self._gathered(actor, seed, pack, with_file=keeping is not None, now=now)
        content = keeping() if keeping else None
        kept = self.records.artifacts.record(
            gathered, source=source, by=actor.id, now=now, replaces=artifact_id, content=content
        )
        return self._saved(actor, kept, pack)

    def is_to_fetch(self, actor: Person, seed: Seed, *, source: str, now: datetime) -> bool:
        """Whether the file of this new artifact has to be fetched before it is saved. Refused as `save` is."""
        check_may(actor, Action.GATHER_EVIDENCE, actor)
        pack = self.lines.pack(actor, now)
        if not pack.evidence.keep_files or self.records.artifacts.by_source(source) is not None:
            return False
        self._gathered(actor, seed, pack, with_file=True, now=now)
        return True

    def withdraw(self, actor: Person, artifact_id: int, *, source: str, now: datetime) -> EvidenceSaved:
        """The artifact that is evidence no more; it stays on record that it was."""
        check_may(actor, Action.GATHER_EVIDENCE, actor)
        artifact = self.records.artifacts.by_id(artifact_id)
        if artifact is None or artifact.candidate_id != actor.id:
            raise _not_there()
        ended = self.records.artifacts.withdraw(artifact_id, source=source, by=actor.id, now=now)
        return self._saved(actor, ended, self.lines.pack(actor, now))

    def ask_file(self, actor: Person, artifact_id: int, *, source: str, now: datetime) -> Words:
        """That the file of the artifact comes; Refused alike where there is none and where it is not open."""
        artifact, _ = self._open(actor, artifact_id)
        if artifact.file is None:
            raise _not_there()
        errand = Errand(f"{ARTIFACT_FILE}:{source}", ARTIFACT_FILE, {"person": actor.id, "artifact": artifact_id})
        self.records.errands.add([errand], now=now)
        self.outbox.wake([errand.key])
        return Words("The file comes in a direct message from me, in a moment.")

    def file(self, reader: Person, artifact_id: int, *, now: datetime) -> ArtifactFile:
        """The file of the artifact, for who may see it; that another one got it is noted."""
        artifact, candidate = self._open(reader, artifact_id)
        content = self.records.artifacts.content(artifact_id)
        if content is None or artifact.file is None:
            raise _not_there()
        self._note(reader, candidate, [artifact], now=now)
        return ArtifactFile(artifact, content)

    def _among(self, actor: Person) -> Sequence[Person]:
        if actor.role is not Role.SUPERVISOR:
            return candidates_open_to(actor, Action.SEE_EVIDENCE, self.records)
        return self.records.supervised_by(actor.id)

    def _list(self, actor: Person, candidate: Person, *, now: datetime) -> EvidenceList:
        pack = self.lines.pack(candidate, now)
        if may(actor, Action.SEE_EVIDENCE, candidate):
            rows = self.lines.rows(candidate, pack)
            artifacts = list({one.id: one for row in rows for one in row.artifacts}.values())
            self._note(actor, candidate, artifacts, now=now)
            goals = dict(self.lines.goals(candidate)) if may(actor, Action.SEE_GOAL, candidate) else {}
            asked, source = asked_words(pack), source_words(pack)
            return EvidenceList(
                actor, candidate, pack.words, rows, (), asked, source, goals, self._sharing(actor, candidate, artifacts)
            )
        everything = standing_artifacts(self.records.artifacts.of_candidates([candidate.id]))
        shared = [one for one in everything if self._sees(actor, candidate, one)]
        if actor.role is not Role.SUPERVISOR:
            check_may(actor, Action.SEE_EVIDENCE, candidate)
        self._note(actor, candidate, shared, now=now)
        return EvidenceList(actor, candidate, pack.words, (), shared)

    def _sharing(self, actor: Person, candidate: Person, artifacts: Sequence[Artifact]) -> Mapping[int, ItemSharing]:
        """How each of the actor's own stands with their supervisor; nothing of another one's."""
        if actor.id != candidate.id or candidate.supervisor_id is None:
            return {}
        found = {one.id: self.lines.sharing(actor, candidate, one) for one in artifacts}
        return {number: sharing for number, sharing in found.items() if sharing is not None}

    def _sees(self, actor: Person, candidate: Person, artifact: Artifact) -> bool:
        """Whether this item is open to the actor: all of it, or because it was shared with them."""
        shared = SharedItems(self.records).is_shared(actor, candidate, SharedKind.ARTIFACT, str(artifact.id))
        return may(actor, Action.SEE_EVIDENCE, candidate, shared=shared)

    def _open(self, actor: Person, artifact_id: int) -> tuple[Artifact, Person]:
        artifact = self._standing(artifact_id)
        candidate = self.records.person(artifact.candidate_id) if artifact else None
        if artifact is None or candidate is None or not self._sees(actor, candidate, artifact):
            raise _not_there()
        return artifact, candidate

    def _own(self, actor: Person, artifact_id: int) -> Artifact:
        artifact = self._standing(artifact_id)
        if artifact is None or artifact.candidate_id != actor.id:
            raise _not_there()
        return artifact

    def _standing(self, artifact_id: int) -> Artifact | None:
        artifact = self.records.artifacts.by_id(artifact_id)
        everything = self.records.artifacts.of_candidates([artifact.candidate_id]) if artifact else ()
        return next((one for one in standing_artifacts(everything) if one.id == artifact_id), None)

    def _gathered(self, actor: Person, seed: Seed, pack: ProgramPack, *, with_file: bool, now: datetime) -> Gathered:
        """The artifact as it would be kept; Refused with the rule of the field that is to be put right."""
        if seed.on is None:
            raise Refused("no_day", "From which day is it?")
        gathered = Gathered(
            candidate_id=actor.id,
            on=seed.on,
            title=" ".join(seed.title.split()),
            standards=tuple(sorted(set(seed.standards))),
            why=seed.why,
            goal_id=seed.goal_id,
            entry_id=seed.entry_id,
            link=seed.link,
            file=seed.file if with_file else None,
        )
        check_artifact(gathered, pack, today=day_of(actor, now))
        self._check_own(actor, gathered)
        return gathered

    def _check_own(self, actor: Person, gathered: Gathered) -> None:
        """Refuse a goal or hours that are not the candidate's own."""
        if gathered.goal_id is not None and gathered.goal_id not in dict(self.lines.goals(actor)):
            raise Refused("no_goal", "That goal is not one of yours. Please choose another.")
        if gathered.entry_id is not None and not self.lines.is_own_entry(actor, gathered.entry_id):
            raise _not_there()

    def _saved(self, actor: Person, artifact: Artifact, pack: ProgramPack) -> EvidenceSaved:
        rows = [row for row in self.lines.rows(actor, pack) if row.standard.number in artifact.standards]
        sharing = None if artifact.withdrawn else self.lines.sharing(actor, actor, artifact)
        return EvidenceSaved(artifact, pack.words, rows, asked_words(pack), sharing)

    def _note(self, actor: Person, candidate: Person, artifacts: Sequence[Artifact], *, now: datetime) -> None:
        if actor.id != candidate.id and artifacts:
            numbers = [one.id for one in artifacts]
            self.records.artifacts.note_reading(candidate.id, numbers, actor.id, now=now)


def _not_there() -> Refused:
    return Refused("no_artifact", "That is not among the evidence any more, or is not open to you.")
