"""The presses of an hour card's buttons. Doing one a second time changes nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.services.confirming.replies import ToConfirm
from bot.services.hours.hours import Hours
from bot.services.hours.left_off import left_off
from bot.services.hours.open_cards import renewed
from bot.services.ledger.replies import Proposed, Receipt, SameSession, SessionPair
from bot.services.words import Words
from induction.ledger.cards import CardAction, CardAnswer, CardState, HourCard
from induction.ledger.entry_rules import ASKING
from induction.people import Person
from induction.refused import Refused
from storage.errands import Errand

_CHANGED_SINCE = "This was recorded, and corrected or taken out since. `/casc progress` shows what counts now."


Pressed = Words | Proposed | SameSession | Receipt | ToConfirm
"""What is shown in place of a card once one of its buttons was pressed."""


class Press(StrEnum):
    """What a button of an hour card does."""

    RECORD = "record"
    DISMISS = "dismiss"
    UNDO = "undo"
    APART = "apart"  # records, as other sessions than those that the other party logged
    TOGETHER = "together"  # records, as one session of several candidates
    THEIRS = "theirs"  # confirms what the other party logged instead
    MINE = "mine"  # says that it is not right


_RECORDING = frozenset({Press.RECORD, Press.APART, Press.TOGETHER})
_FINAL = frozenset({"already_changed", "no_entry", "not_allowed", "no_person"})
"""Why a card can't be done, whatever is changed on it."""
_ANSWERS = {Press.APART: CardAnswer.APART, Press.TOGETHER: CardAnswer.TOGETHER}


def carried(card: HourCard, pairs: Sequence[SessionPair] = ()) -> str:
    """What a button carries: its card, and the entries of the other party that it is about, by their places."""
    told = ",".join(f"{pair.place}={pair.entry.id}" for pair in pairs)
    return f"{card.id}:{told}" if told else card.id


def read_carried(value: str) -> tuple[str, Mapping[int, int]]:
    """The card that a button is about, and the entries of the other party; Refused where it carries no such thing."""
    card_id, _, told = value.partition(":")
    pairs = [pair.partition("=") for pair in told.split(",")] if told else []
    try:
        return card_id, {int(place): int(entry_id) for place, _, entry_id in pairs}
    except ValueError as error:
        raise Refused("unreadable_button", "This button is old. Please say again what to log.") from error


@dataclass(frozen=True)
class Presses:
    """Does what a button says, and tells what came of it."""

    hours: Hours

    def do(self, press: Press, person: Person, value: str, *, now: datetime, errands: Sequence[Errand] = ()) -> None:
        """Do it, and keep the errands with it. Refused with the rule that forbids it.

        Where something is to be asked first nothing is recorded, and the card is shown with the question.
        """
        card_id, theirs = read_carried(value)
        match press:
            case Press.DISMISS:
                self.hours.dismiss(person, card_id, now=now, errands=errands)
            case Press.THEIRS | Press.MINE:
                card, same = self.hours.own_card(person, card_id), self.hours.same_sessions
                answer = same.agree if press is Press.THEIRS else same.insist
                answer(person, card, theirs, source=_after(press, value), now=now, errands=errands)
            case Press.UNDO:
                if not self.hours.undo(person, card_id, now=now, errands=errands).first_time:
                    self._keep(errands, now=now)
            case _:
                self._record(press, person, card_id, now=now, errands=errands)

    def refused(
        self, press: Press, person: Person, value: str, refused: Refused, *, now: datetime
    ) -> Proposed | SameSession | None:
        """The card after a press that was refused, where it can be put right there; None where it is of no use.

        Of several entries, those that can't be recorded now are left off it.
        """
        if press not in _RECORDING or refused.rule in _FINAL:
            return None
        card = self.hours.records.card(read_carried(value)[0])
        if card is None or card.actor_id != person.id or card.state is not CardState.OPEN:
            return None
        if card.action is CardAction.RECORD and len(card.entries) > 1:
            sifted = self.hours.checks.sift(person, card.entries, now=now)
            if sifted.fit and sifted.refused:
                fresh = renewed(card, now=now, entries=tuple(sifted.fit))
                kept = self.hours.records.keep_card(fresh, source=f"mended:{card.id}", replaces=card.id)
                beside = left_off(self.hours.lines, person, sifted)
                return replace(self.hours.shown(person, kept), left_off=beside)
        return replace(self.hours.shown(person, card), refused=refused.message)

    def came_of(self, press: Press, person: Person, value: str, *, now: datetime) -> Pressed:
        """What is shown in place of the card, once it was done: the card as it stands, or what took its place."""
        card_id, theirs = read_carried(value)
        if press is Press.UNDO:
            return self.hours.receipt(person, self.hours.undo(person, card_id, now=now), now=now)
        card = self.hours.own_card(person, card_id)
        if card.state is CardState.DISMISSED:
            card = self.hours.records.card_answering(_after(press, value)) or card
        match card.state:
            case CardState.OPEN:
                return self.hours.shown(person, card)
            case CardState.DONE:
                return self._recorded(person, card, now=now)
            case CardState.DISMISSED if theirs:
                return self._answered(person, list(theirs.values()), now=now)
            case CardState.DISMISSED:
                return Words("Put away. Nothing was recorded.")

    def _record(self, press: Press, person: Person, card_id: str, *, now: datetime, errands: Sequence[Errand]) -> None:
        answer = _ANSWERS.get(press)
        try:
            recorded = self.hours.do(person, card_id, now=now, errands=errands, answer=answer)
        except Refused as refused:
            if refused.rule not in ASKING:
                raise
            if answer is not None:
                card = self.hours.own_card(person, card_id)
                self.hours.propose_answered(person, card, answer, source=_after(press, card_id), now=now)
        else:
            if recorded.first_time:
                return
        self._keep(errands, now=now)

    def _answered(self, person: Person, theirs: Sequence[int], *, now: datetime) -> Pressed:
        """What became of the other party's entries; that they stand, where the program asks for no second word."""
        try:
            return self.hours.confirmations.shown(person, theirs, now=now)
        except Refused as refused:
            if refused.passes:
                raise
            return Words("Nothing was recorded a second time. `/casc progress` shows what counts.")

    def _recorded(self, person: Person, card: HourCard, *, now: datetime) -> Pressed:
        recorded = self.hours.do(person, card.id, now=now)
        if recorded.card.action is not CardAction.VOID and not any(entry.counts for entry in recorded.entries):
            return Words(_CHANGED_SINCE)
        return self.hours.receipt(person, recorded, now=now)

    def _keep(self, errands: Sequence[Errand], *, now: datetime) -> None:
        self.hours.records.errands.add(errands, now=now)


def _after(press: Press, value: str) -> str:
    """The key of the card that takes the place of the one that was pressed."""
    return f"{press}:{value}"
