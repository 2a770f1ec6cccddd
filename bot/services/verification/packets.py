"""Packets: everything of one candidate that a credentials office or an accreditation visitor asks for, on paper."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.papers.paper import Paper, worded
from bot.papers.pdf import pdf_of
from bot.papers.workbook import workbook_of
from bot.services.days import day_of
from bot.services.outbox import Outbox
from bot.services.people.meant import candidate_meant, candidates_open_to
from bot.services.verification.files import CandidateFiles
from bot.services.verification.packet_parts import PacketParts
from bot.services.verification.replies import PaperKind
from bot.services.words import Words
from induction.access import Action, may
from induction.dates.rounds import visible_ratings
from induction.packs.pack import ProgramPack
from induction.people import Person
from storage.errands import Errand
from storage.records import Records

PACKET = "packet"
"""The kind of the errand that hands over a packet."""

_MAKERS = {PaperKind.PDF: pdf_of, PaperKind.XLSX: workbook_of}


@dataclass(frozen=True)
class PacketFile:
    """A packet as a file, and whose it is."""

    name: str
    content: bytes
    candidate: Person


@dataclass(frozen=True)
class Packets:
    """The use case of packets. What a reader may not see of a candidate is not in theirs, and it says so."""

    records: Records
    packs: Mapping[str, ProgramPack]
    outbox: Outbox

    @property
    def files(self) -> CandidateFiles:
        """The files of candidates."""
        return CandidateFiles(self.records, self.packs)

    def ask(self, actor: Person, words: str, *, source: str, now: datetime) -> Words:
        """That the files come, both kinds unless the words end with one; they begin with whose."""
        who, kinds = _read(words)
        among = candidates_open_to(actor, Action.SEE_STEPS, self.records)
        candidate = candidate_meant(actor, who or None, among, example="/casc packet {name}")
        file = self.files.open_to(actor, Action.SEE_STEPS, candidate.id, now=now)
        seen = visible_ratings(file.pack, file.record, actor) if may(actor, Action.SEE_RATINGS, candidate) else ()
        rounds = {one.round for one in seen if one.rater_id != actor.id}
        about = {"person": actor.id, "candidate": candidate.id}
        errands = [Errand(f"{PACKET}:{source}:{kind}", PACKET, {**about, "kind": kind.value}) for kind in kinds]
        self.records.signings.note_packet(actor.id, candidate.id, rounds=rounds, errands=errands, now=now)
        self.outbox.wake([errand.key for errand in errands])
        whose = "Your packet" if candidate.id == actor.id else f"The packet of {candidate.name}"
        named = " and ".join({PaperKind.PDF: "PDF", PaperKind.XLSX: "an Excel workbook"}[kind] for kind in kinds)
        return Words(f"{whose} comes in a direct message from me, in a moment, as {named}.")

    def file(self, reader: Person, candidate_id: int, kind: PaperKind, *, now: datetime) -> PacketFile:
        """The packet as this reader may have it; Refused for who may not."""
        file = self.files.open_to(reader, Action.SEE_STEPS, candidate_id, now=now)
        parts = PacketParts(self.records, reader, file)
        paper = Paper(
            title=f"Packet of {file.candidate.name}",
            head=parts.head(),
            parts=parts.all(),
            made_at=now.astimezone(ZoneInfo(reader.zone)),
            made_by=reader.name,
            foot=file.pack.short_name,
        )
        name = f"packet-{_slug(file.candidate)}-{day_of(reader, now).isoformat()}.{kind.value}"
        return PacketFile(name, _MAKERS[kind](worded(paper, file.pack.words)), file.candidate)


def _slug(candidate: Person) -> str:
    """The name as every computer takes it for a file: without accents, and a number where nothing is left."""
    plain = unicodedata.normalize("NFKD", candidate.name).encode("ascii", "ignore").decode().casefold()
    return "-".join("".join(one if one.isalnum() else " " for one in plain).split()) or f"candidate-{candidate.id}"


def _read(words: str) -> tuple[str, tuple[PaperKind, ...]]:
    """Whose packet, and as what; both kinds where nothing is said."""
    who, _, last = words.strip().rpartition(" ")
    kinds = {"excel": PaperKind.XLSX} | {kind.value: kind for kind in PaperKind}
    chosen = kinds.get(last.removeprefix(".").lower())
    return (words.strip(), tuple(PaperKind)) if chosen is None else (who, (chosen,))
