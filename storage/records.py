"""What people recorded: every read and every transaction that the services may ask for."""

from collections.abc import Sequence
from datetime import date, datetime

from induction.cards import HourCard, Recorded
from induction.documents import ProgramDocument
from induction.hours import LedgerEntry
from induction.people import Person
from induction.roster import RosterLine
from storage import cards, catalogue, deliveries, ledger, people, roster, schema
from storage.engine import Database


class Records:
    """The records in the database that `url` names: `sqlite:////folder/file.db` or `postgresql://…`.

    Every method is one read or one transaction, safe to call from any thread. Where the database stays locked for two
    seconds, or cannot be reached, each is Refused as `try_again`, and trying again is safe. Instants are aware;
    `today` and `now` are the caller's.
    """

    def __init__(self, url: str) -> None:
        self._database = Database(url)

    def migrate(self) -> None:
        """Bring the tables to the newest revision; Refused where a newer version of the companion made them."""
        schema.migrate(self._database.url)

    def check(self) -> str:
        """One line on the database and its revision; Refused, with what to do, where it is of no use."""
        return schema.describe(self._database.url)

    def close(self) -> None:
        """Close every connection."""
        self._database.close()

    def people(self, program: str | None = None) -> tuple[Person, ...]:
        """Everybody, or everybody of one program, in the order in which they came onto the roster."""
        with self._database.reading() as connection:
            return people.people(connection, program)

    def person(self, person_id: int) -> Person | None:
        """The person with this number."""
        with self._database.reading() as connection:
            return people.person_by_id(connection, person_id)

    def person_by_slack(self, slack_id: str) -> Person | None:
        """The person who is linked to this Slack user."""
        with self._database.reading() as connection:
            return people.person_by_slack(connection, slack_id)

    def person_by_email(self, email: str) -> Person | None:
        """The person with this address, in capital letters or not."""
        with self._database.reading() as connection:
            return people.person_by_email(connection, email)

    def candidates_of(self, coach_id: int) -> tuple[Person, ...]:
        """The candidates whom this person coaches today."""
        with self._database.reading() as connection:
            return people.candidates_of(connection, coach_id)

    def link_slack(self, person_id: int, slack_id: str, *, now: datetime) -> Person | None:
        """The person, now linked to this Slack user; None where somebody is linked to it, or they to somebody."""
        with self._database.writing() as connection:
            return people.link_slack(connection, person_id, slack_id, now=now)

    def write_roster(self, lines: Sequence[RosterLine], *, today: date, now: datetime) -> None:
        """Bring every line in by its address, all or none; who is in no line stays as they are.

        A line without a Slack id keeps the link that the person has; a line without a coach ends the pairing. Refused
        names an address that comes twice, a coach or supervisor whom nobody knows, and a Slack id that two people
        would share.
        """
        with self._database.writing() as connection:
            roster.write_roster(connection, lines, today=today, now=now)

    def claim(self, key: str, *, now: datetime) -> bool:
        """Whether the delivery with this key is seen for the first time."""
        with self._database.writing() as connection:
            return deliveries.claim(connection, key, now=now)

    def forget_claims(self, before: datetime) -> int:
        """How many deliveries of earlier days were forgotten."""
        with self._database.writing() as connection:
            return deliveries.forget_claims(connection, before)

    def keep_card(self, card: HourCard, *, source: str) -> HourCard:
        """The card that answers the delivery `source`: this one, or the one that was kept for it before."""
        with self._database.writing() as connection:
            return cards.keep_card(connection, card, source=source)

    def card(self, card_id: str) -> HourCard | None:
        """The card as it stands, if there is one."""
        with self._database.reading() as connection:
            return cards.card_by_id(connection, card_id)

    def dismiss_card(self, card_id: str, *, now: datetime) -> HourCard:
        """The card put away; one that was done stays done."""
        with self._database.writing() as connection:
            return cards.dismiss_card(connection, card_id, now=now)

    def do_card(self, card_id: str, *, now: datetime) -> Recorded:
        """What the tap on a card leads to; a card that was done before gives what it recorded then.

        Refused where the card was dismissed, where an entry does not fit beside the candidate's others, and where
        what the card changes no longer counts.
        """
        with self._database.writing() as connection:
            return ledger.do_card(connection, card_id, now=now)

    def entries_of(self, candidate_ids: Sequence[int]) -> tuple[LedgerEntry, ...]:
        """Every line of the ledger about these candidates, also replaced and voided ones, oldest first."""
        with self._database.reading() as connection:
            return ledger.entries_of(connection, candidate_ids)

    def entry(self, entry_id: int) -> LedgerEntry | None:
        """One line of the ledger, if there is one."""
        with self._database.reading() as connection:
            return ledger.entry_by_id(connection, entry_id)

    def last_entry_by(self, person_id: int) -> LedgerEntry | None:
        """The newest line that counts among those that this person logged."""
        with self._database.reading() as connection:
            return ledger.last_entry_by(connection, person_id)

    def generation(self, program: str) -> str | None:
        """The generation of the program's passages that answers now; None where nothing was published."""
        with self._database.reading() as connection:
            return catalogue.generation(connection, program)

    def documents(self, program: str) -> tuple[ProgramDocument, ...]:
        """The documents of the program's generation, by name."""
        with self._database.reading() as connection:
            return catalogue.documents(connection, program)

    def programs(self) -> tuple[str, ...]:
        """The programs that have documents, by name."""
        with self._database.reading() as connection:
            return catalogue.programs(connection)

    def publish(
        self, program: str, generation: str, documents: Sequence[ProgramDocument], *, replacing: str | None
    ) -> bool:
        """Whether the generation now answers: False, and nothing changed, where `replacing` is not what answers."""
        with self._database.writing() as connection:
            return catalogue.publish(connection, program, generation, documents, replacing=replacing)
