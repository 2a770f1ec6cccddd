"""What of a candidate's is shared with whoever looks: asked anew at every look."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.services.days import day_of
from bot.services.sharing.replies import ItemSharing, Wall
from induction.packs.pack import ProgramPack
from induction.packs.rules import RuleState
from induction.people import Person, Role
from induction.writing.shares import Item, Share, SharedKind, standing_shares
from prompts.sharing import wall_words
from storage.records import Records

CONFIDENTIAL = "iip.confidential"
"""The key of the rule on what an IIP may be used for."""


@dataclass(frozen=True)
class SharedItems:
    """Knows what is shared and with whom. Who shares with their supervisor shares with who is that now, alone."""

    records: Records

    def is_shared(
        self, actor: Person, candidate: Person, kind: SharedKind, item: str, version: int | None = None
    ) -> bool:
        """Whether the candidate lets the actor, who is their supervisor, see this item in this version."""
        wanted = Item(candidate_id=candidate.id, kind=kind, item=item, version=version)
        return any(one.is_of(wanted) for one in self.between(actor, candidate))

    def version_shared(self, actor: Person, candidate: Person, kind: SharedKind, item: str) -> int | None:
        """The newest version of this draft that the candidate lets the actor see; None where they see none."""
        versions = [one.version for one in self.between(actor, candidate) if (one.kind, one.item) == (kind, item)]
        return max((one for one in versions if one is not None), default=None)

    def between(self, actor: Person, candidate: Person) -> Sequence[Share]:
        """All that the candidate lets the actor see as their supervisor of today."""
        if actor.role is not Role.SUPERVISOR or candidate.supervisor_id != actor.id:
            return ()
        return [one for one in self.of(candidate) if one.with_id == actor.id]

    def of(self, candidate: Person) -> Sequence[Share]:
        """All that the candidate shares, with whoever was their supervisor then."""
        return standing_shares(self.records.shares.of_candidates([candidate.id]))

    def sharing(
        self, reader: Person, candidate: Person, item: Item, packs: Mapping[str, ProgramPack]
    ) -> ItemSharing | None:
        """How an item stands between its candidate and their supervisor; None for who is neither, and without one."""
        supervisor = supervisor_of(candidate, self.records)
        if supervisor is None or reader.id not in {candidate.id, supervisor.id}:
            return None
        shared = [one for one in self.between(supervisor, candidate) if (one.kind, one.item) == (item.kind, item.item)]
        same = next((one for one in shared if one.is_of(item)), None)
        mine = reader.id == candidate.id
        return ItemSharing(
            item=item,
            mine=mine,
            other=supervisor if mine else candidate,
            wall=wall_of(packs[candidate.program]),
            since=None if same is None else day_of(reader, same.at),
            another=bool(shared) and same is None,
        )


def supervisor_of(candidate: Person, records: Records) -> Person | None:
    """The candidate's site supervisor of today, where the roster has one."""
    return None if candidate.supervisor_id is None else records.person(candidate.supervisor_id)


def wall_of(pack: ProgramPack) -> Wall:
    """That an IIP is not for employment evaluation, by the program's rule where a document of it says so."""
    rule = pack.rule(CONFIDENTIAL)
    if rule is None or rule.state is RuleState.UNKNOWN or not rule.sources:
        return Wall(wall_words())
    source = rule.sources[0]
    return Wall(rule.says, f"{pack.document(source.document).title}, {source.place}, line {source.line}")
