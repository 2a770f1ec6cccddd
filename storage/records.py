"""What people recorded: every read and every transaction that the services may ask for."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import nullcontext
from datetime import datetime

from induction.hours import HourEntry, LedgerEntry
from induction.ledger.cards import CardAnswer, HourCard, Recorded
from induction.ledger.confirmations import Confirmation, WordTaken
from induction.ledger.sessions import Closing
from storage import schema
from storage.asking.catalogue import CatalogueRecords
from storage.asking.conversations import ConversationRecords
from storage.asking.questions import QuestionRecords
from storage.asking.wordings import WordingRecords
from storage.candidates.records import CandidateRecords
from storage.candidates.seen import Glances
from storage.database.engine import Around, Database
from storage.database.leases import Leases
from storage.database.patience import PATIENCE
from storage.errands import Errand
from storage.feedback.coaching_ratings import CoachingRecords
from storage.feedback.pulses import PulseRecords
from storage.holdings.erasing import ErasureRecords
from storage.holdings.holdings import HoldingRecords
from storage.holdings.readings import ReadingRecords
from storage.hours import cards, confirmations, ledger
from storage.hours.attendance import AttendanceRecords
from storage.hours.sessions import SessionRecords, write_session
from storage.hours.sheets import SheetRecords
from storage.hours.unsettled import UnsettledRecords
from storage.iip.approvals import ApprovalRecords
from storage.iip.artifacts import ArtifactRecords
from storage.iip.drafts import DraftRecords
from storage.iip.guides import GuideRecords
from storage.iip.shares import ShareRecords
from storage.iip.suggestions import SuggestionRecords
from storage.outbox import deliveries
from storage.outbox.outbox import ErrandRecords, insert_errands
from storage.outbox.queue import QueueRecords
from storage.recommendation.milestones import MilestoneRecords
from storage.recommendation.ratings import RatingRecords
from storage.recommendation.rulings import RulingRecords
from storage.recommendation.signings import SigningRecords
from storage.recommendation.support import SupportRecords
from storage.reminding.choices import ChoiceRecords
from storage.reminding.posts import PostingRecords
from storage.reminding.reminders import ReminderRecords
from storage.roster.cohorts import CohortRecords
from storage.roster.feeds import FeedRecords
from storage.roster.notices import NoticeRecords
from storage.roster.records import RosterRecords


class Records(RosterRecords):
    """The records in the database that `url` names: `sqlite:////folder/file.db` or `postgresql://…`.

    Every method is one read or one transaction, safe to call from any thread. What is not of people and their hours has
    records of its own: `catalogue` (which documents answer), `cohorts` (and their channels), `drafts` (goals and
    reflections), `guides` (conversations that ask for them), `approvals` (of goals), `shares` (what a supervisor may
    see), `readings` (who looked at what), `notices`, `sessions` (closed ones and their action items), `attendance`,
    `milestones`, `artifacts`, `feeds`, `ratings`, `sheets` (imports and exports), `unsettled` (what people do not agree
    on), `questions`, `conversations`, `wordings`, `postings` (how weekly posts are set), `reminders` (what was decided
    on them), `choices` (how people want theirs), `candidates` (all that is held of each), `glances` (what somebody sees
    at once), and `errands` (what still has to go out) with their `queue`. Where that takes longer than the `patience`,
    in seconds, or than a deadline that is in force (`storage.database.patience`), each is Refused as `try_again` with
    nothing recorded, and trying again is safe. Instants are aware; `today` and `now` are the caller's.
    """

    def __init__(self, url: str, *, patience: float = PATIENCE, around: Around = nullcontext) -> None:
        super().__init__(Database(url, patience=patience, around=around))
        self.approvals = ApprovalRecords(self._database)
        self.cohorts = CohortRecords(self._database)
        self.catalogue = CatalogueRecords(self._database)
        self.drafts = DraftRecords(self._database)
        self.guides = GuideRecords(self._database)
        self.errands = ErrandRecords(self._database)
        self.queue = QueueRecords(self._database)
        self.questions = QuestionRecords(self._database)
        self.conversations = ConversationRecords(self._database)
        self.wordings = WordingRecords(self._database)
        self.unsettled = UnsettledRecords(self._database)
        self.sessions = SessionRecords(self._database)
        self.attendance = AttendanceRecords(self._database)
        self.milestones = MilestoneRecords(self._database)
        self.artifacts = ArtifactRecords(self._database)
        self.feeds = FeedRecords(self._database)
        self.rulings = RulingRecords(self._database)
        self.signings = SigningRecords(self._database)
        self.ratings = RatingRecords(self._database)
        self.pulses = PulseRecords(self._database)
        self.coaching = CoachingRecords(self._database)
        self.shares = ShareRecords(self._database)
        self.notices = NoticeRecords(self._database)
        self.postings = PostingRecords(self._database)
        self.reminders = ReminderRecords(self._database)
        self.choices = ChoiceRecords(self._database)
        self.readings = ReadingRecords(self._database)
        self.sheets = SheetRecords(self._database)
        self.suggestions = SuggestionRecords(self._database)
        self.support = SupportRecords(self._database)
        self.candidates = CandidateRecords(self._database)
        self.glances = Glances(self._database)
        self.holdings = HoldingRecords(self._database)
        self.erasures = ErasureRecords(self._database)

    def migrate(self) -> None:
        """Bring the tables to the newest revision; Refused where a newer version of the companion made them."""
        schema.migrate(self._database.url)

    def is_reachable(self) -> bool:
        """Whether the database answers; Refused where it does not in time."""
        with self._database.reading() as connection:
            return schema.answers(connection)

    def is_current(self) -> bool:
        """Whether the tables are those of this version of the companion; Refused where nobody can look in time."""
        with self._database.reading() as connection:
            return schema.is_current(connection)

    def check(self) -> str:
        """One line on the database and its revision; Refused, with what to do, where it is of no use."""
        return schema.describe(self._database.url)

    def close(self) -> None:
        """Close every connection."""
        self._database.close()

    @property
    def shared(self) -> bool:
        """Are they in a Postgres, where several processes can work on them?"""
        return self._database.on_postgres

    def leases(self) -> Leases:
        """Numbers that this process can hold beside others on the same Postgres."""
        return Leases(self._database)

    @property
    def url(self) -> str:
        """The database's address, with its password."""
        return self._database.url.render_as_string(hide_password=False)

    def claim(self, key: str, *, now: datetime, errands: Sequence[Errand] = ()) -> bool:
        """Whether the delivery with this key is seen for the first time; if so, its errands are kept with it."""
        with self._database.writing() as connection:
            first_time = deliveries.claim(connection, key, now=now)
            if first_time:
                insert_errands(connection, errands, now=now)
            return first_time

    def claimed(self, key: str) -> bool:
        """Whether the delivery with this key has been seen."""
        with self._database.reading() as connection:
            return deliveries.claimed(connection, key)

    def forget_claims(self, before: datetime) -> int:
        """How many deliveries of earlier days were forgotten."""
        with self._database.writing() as connection:
            return deliveries.forget_claims(connection, before)

    def keep_card(self, card: HourCard, *, source: str, replaces: str | None = None) -> HourCard:
        """The card that answers the delivery `source`: this one, or the one that was kept for it before.

        `replaces` names an open card that is put away with it; Refused where that one was done meanwhile.
        """
        with self._database.writing() as connection:
            return cards.keep_card(connection, card, source=source, replaces=replaces)

    def card(self, card_id: str) -> HourCard | None:
        """The card as it stands, if there is one."""
        with self._database.reading() as connection:
            return cards.card_by_id(connection, card_id)

    def card_answering(self, source: str) -> HourCard | None:
        """The card that was kept for the delivery `source`, as it stands, if there is one."""
        with self._database.reading() as connection:
            return cards.card_answering(connection, source)

    def open_cards(self, actor_id: int, *, since: datetime) -> Mapping[str, HourCard]:
        """The open cards that this person was shown since then, newest first, by the delivery that each answers."""
        with self._database.reading() as connection:
            return cards.open_cards(connection, actor_id, since=since)

    def dismiss_card(self, card_id: str, *, now: datetime, errands: Sequence[Errand] = ()) -> HourCard:
        """The card put away, and the errands kept; one that was done stays done."""
        with self._database.writing() as connection:
            insert_errands(connection, errands, now=now)
            return cards.dismiss_card(connection, card_id, now=now)

    def do_card(
        self,
        card_id: str,
        *,
        now: datetime,
        errands: Sequence[Errand] = (),
        answer: CardAnswer | None = None,
        only_disputed: bool = False,
    ) -> Recorded:
        """What the tap on a card leads to; a card that was done before gives what it recorded then.

        The errands are kept with what is recorded, and only where this tap records it. `answer` is what was said with
        it to the question on the card. `only_disputed` is whether its person may change an entry only while it is in
        dispute.

        Refused where the card was dismissed, where an entry does not fit beside the others of its people, where a rule
        asks what was not answered, and where what the card changes no longer counts, or is settled where it has to be
        in dispute.
        """
        with self._database.writing() as connection:
            return ledger.do_card(
                connection, card_id, now=now, errands=errands, answer=answer, only_disputed=only_disputed
            )

    def record_at_once(
        self,
        card: HourCard,
        *,
        source: str,
        replaces: str | None = None,
        closing: Closing | None = None,
        now: datetime,
        errands: Sequence[Errand] = (),
        only_disputed: bool = False,
    ) -> Recorded:
        """What the card writes, with no tap to wait for; the same `source` gives what was written for it before.

        `replaces` names an open card that is put away with it, `closing` what its one entry's session closes with.
        Refused as for `do_card`, and then nothing is kept; also where the card to replace was done meanwhile.
        """
        with self._database.writing() as connection:
            kept = cards.keep_card(connection, card, source=source, replaces=replaces)
            recorded = ledger.do_card(connection, kept.id, now=now, errands=errands, only_disputed=only_disputed)
            if closing is not None and recorded.first_time:
                [entry] = recorded.entries
                write_session(connection, closing, entry.id)
            return recorded

    def void_together(
        self,
        voids: Mapping[str, HourCard],
        *,
        now: datetime,
        errands: Sequence[Errand] = (),
        only_disputed: bool = False,
    ) -> tuple[Recorded, ...]:
        """What each of these cards voids, by the delivery that it answers: all of it, or nothing.

        A card that was done before gives what it did then. The errands are kept with the last. Refused as `do_card`
        is.
        """
        with self._database.writing() as connection:
            return ledger.void_together(connection, voids, now=now, errands=errands, only_disputed=only_disputed)

    def entries_of(self, candidate_ids: Sequence[int]) -> tuple[LedgerEntry, ...]:
        """Every line of the ledger about these candidates, also replaced and voided ones, oldest first."""
        with self._database.reading() as connection:
            return ledger.entries_of(connection, candidate_ids)

    def entries_beside(self, entries: Collection[HourEntry], *, corrects: int | None = None) -> tuple[LedgerEntry, ...]:
        """What counts for the people of these entries, candidates and coaches, about their days; without `corrects`."""
        with self._database.reading() as connection:
            return ledger.entries_beside(connection, entries, corrects=corrects)

    def entry(self, entry_id: int) -> LedgerEntry | None:
        """One line of the ledger, if there is one."""
        with self._database.reading() as connection:
            return ledger.entry_by_id(connection, entry_id)

    def last_logged(self, person_id: int) -> LedgerEntry | None:
        """What this person recorded last of all that counts, about whomever."""
        with self._database.reading() as connection:
            return ledger.last_logged(connection, person_id)

    def entries_of_card(self, card_id: str) -> tuple[LedgerEntry, ...]:
        """The lines that the tap on a card wrote, as they stand; none before the tap."""
        with self._database.reading() as connection:
            return ledger.entries_of_card(connection, card_id)

    def said_of(self, candidate_ids: Sequence[int]) -> Mapping[int, Confirmation]:
        """The newest word on each entry of these candidates, by the entry's number."""
        with self._database.reading() as connection:
            return confirmations.said_of(connection, candidate_ids)

    def words_of(self, candidate_ids: Sequence[int]) -> tuple[Confirmation, ...]:
        """Every word on the entries of these candidates, oldest first, also on those that no longer count."""
        with self._database.reading() as connection:
            return confirmations.words_of(connection, candidate_ids)

    def say(
        self, words: Sequence[Confirmation], *, errands: Mapping[int, Sequence[Errand]], now: datetime
    ) -> tuple[WordTaken, ...]:
        """What became of each word on an entry; a word that is there already changes nothing.

        The errands of an entry, by its number, are kept where its word is new. Refused for an entry that is not there.
        """
        with self._database.writing() as connection:
            answered = confirmations.say(connection, words)
            new = [one.entry.id for one in answered if one.first_time]
            insert_errands(connection, [errand for number in new for errand in errands.get(number, ())], now=now)
            return answered
