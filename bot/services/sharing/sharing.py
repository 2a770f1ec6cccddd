"""Sharing: a candidate lets their supervisor see one item, and takes that back whenever they like."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.services.days import day_of
from bot.services.outbox import Outbox
from bot.services.sharing.replies import ShareLine, ShareList, ToldShare
from bot.services.sharing.shares import SharedItems, supervisor_of, wall_of
from induction.access import Action, check_may
from induction.packs.pack import ProgramPack
from induction.people import Person, Role
from induction.record.artifacts import standing_artifacts
from induction.refused import Refused
from induction.writing.drafts import DraftKind, DraftState
from induction.writing.goals import Goal
from induction.writing.reflections import Reflection
from induction.writing.shares import Item, Share, SharedKind
from storage.errands import Errand
from storage.records import Records

TELL_SHARED = "item_shared"
"""The kind of the errand that tells a supervisor that something was shared with them."""


@dataclass(frozen=True)
class Sharing:
    """The use cases of sharing. Every public method takes the person who acts, and the time."""

    records: Records
    packs: Mapping[str, ProgramPack]
    outbox: Outbox

    @property
    def items(self) -> SharedItems:
        """What is shared with whom."""
        return SharedItems(self.records)

    def share(self, actor: Person, item: Item, *, announced: bool = True, source: str, now: datetime) -> None:
        """Let the actor's supervisor see this item of their own; they are told without a word of it.

        What is shared already stays so, and a second press tells nobody. Refused where there is no such item, where it
        is not finished, and where the roster has no supervisor. Not `announced` is what they hear of in other words.
        """
        self._check_own(actor, item)
        supervisor = supervisor_of(actor, self.records)
        if supervisor is None:
            raise Refused(
                "no_supervisor",
                "The roster has no site supervisor for you, so there is nobody to share it with. Your program "
                "administrator can put yours on it.",
            )
        if self._title(item) is None:
            raise Refused("not_to_share", "Only what you kept can be shared, as you kept it. Keep it first.")
        key = f"{TELL_SHARED}:{source}"
        details = {"person_id": supervisor.id, "item": item.model_dump(mode="json")}
        told = [Errand(key, TELL_SHARED, details)] if announced else []
        self.records.shares.give(item, supervisor.id, source=source, now=now, errands=told)
        self.outbox.wake([key])

    def stop(self, actor: Person, item: Item, *, source: str, now: datetime) -> None:
        """Take back that this item of the actor's own is shared, in whatever version; it is gone for them at once."""
        self._check_own(actor, item)
        self.records.shares.withdraw(item, source=source, now=now)

    def listed(self, actor: Person) -> ShareList:
        """What a candidate shares with their supervisor of today; for a supervisor what is shared with them."""
        wall = wall_of(self.packs[actor.program])
        if actor.role is Role.CANDIDATE:
            supervisor = supervisor_of(actor, self.records)
            between = [] if supervisor is None else self.items.between(supervisor, actor)
            lines = [] if supervisor is None else list(self._lines(actor, between, supervisor))
            return ShareList(actor, lines, wall, supervisor)
        if actor.role is Role.SUPERVISOR:
            mine = self.records.supervised_by(actor.id)
            theirs = [line for one in mine for line in self._lines(actor, self.items.between(actor, one), one)]
            return ShareList(actor, theirs, wall)
        raise Refused(
            "not_a_party",
            "Sharing is between a candidate and their site supervisor, item by item. You see here what your own role "
            "opens to you; `/casc help` has it.",
        )

    def check_open(self, actor: Person, item: Item) -> None:
        """Refuse a supervisor what is not shared with them any more; what is open to others, others say."""
        if actor.role is Role.SUPERVISOR and self.told(actor.id, item) is None:
            raise Refused("not_shared", "This is not shared with you any more.")

    def told(self, supervisor_id: int, item: Item) -> ToldShare | None:
        """What a supervisor is told; None where it is not shared with them any more."""
        supervisor, candidate = self.records.person(supervisor_id), self.records.person(item.candidate_id)
        if supervisor is None or candidate is None:
            return None
        if not self.items.is_shared(supervisor, candidate, item.kind, item.item, item.version):
            return None
        return ToldShare(supervisor, candidate, item, wall_of(self.packs[candidate.program]))

    def _lines(self, reader: Person, shares: Sequence[Share], other: Person) -> Iterator[ShareLine]:
        """The newest version that is shared of each item that there is still; newest first."""
        newest = {(one.kind, one.item): one for one in sorted(shares, key=lambda one: (one.version or 0, one.id))}
        for share in sorted(newest.values(), key=lambda one: one.id, reverse=True):
            title = self._title(share)
            if title is not None:
                yield ShareLine(share, title, other, day_of(reader, share.at))

    def _check_own(self, actor: Person, item: Item) -> None:
        check_may(actor, Action.SHARE_WRITING, actor)
        if item.candidate_id != actor.id:
            raise Refused("not_to_share", "This is not there any more, or is not yours to share.")

    def _title(self, item: Item) -> str | None:
        """The words that people know the item by; None where the candidate has no such one that is finished."""
        if item.kind is SharedKind.ARTIFACT:
            artifacts = standing_artifacts(self.records.artifacts.of_candidates([item.candidate_id]))
            return next((one.title for one in artifacts if str(one.id) == item.item), None)
        kind = DraftKind(item.kind.value)
        drafts = [one for one in self.records.drafts.versions(item.item) if one.version == item.version]
        found = next((one for one in drafts if (one.candidate_id, one.kind) == (item.candidate_id, kind)), None)
        if found is None or found.state is not DraftState.KEPT:
            return None
        return (Goal.of(found.parts) if kind is DraftKind.GOAL else Reflection.of(found.parts)).title
