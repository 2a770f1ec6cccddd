"""The roster in a database: who is on it, who is beside whom, and bringing it in."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from induction.people import Person
from induction.roster import RosterLine
from storage.database.engine import Database
from storage.roster import people, roster


class RosterRecords:
    """The people in a database; every method is one read or one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def people(self, program: str | None = None, *, former: bool = False) -> tuple[Person, ...]:
        """Everybody, or everybody of one program, in the order in which they came onto the roster.

        Those who were erased and stay in the records of others are among them only as `former`.
        """
        with self._database.reading() as connection:
            return people.people(connection, program, former=former)

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

    def supervised_by(self, supervisor_id: int) -> tuple[Person, ...]:
        """The candidates whose site supervisor this person is today."""
        with self._database.reading() as connection:
            return people.supervised_by(connection, supervisor_id)

    def candidates_around(
        self, *, coaches: Collection[int] = (), supervisors: Collection[int] = (), programs: Collection[str] = ()
    ) -> tuple[Person, ...]:
        """The candidates whom these people coach or supervise today, and those of these programs, each once."""
        with self._database.reading() as connection:
            return people.candidates_around(connection, coaches=coaches, supervisors=supervisors, programs=programs)

    def numbered(self, person_ids: Collection[int]) -> tuple[Person, ...]:
        """The people with these numbers; of nobody nothing is read."""
        if not person_ids:
            return ()
        with self._database.reading() as connection:
            return people.numbered(connection, person_ids)

    def coach_on(self, candidate_id: int, on: date) -> int | None:
        """Who coached this candidate on that day, as the roster had it; None for a day from before it had anybody."""
        with self._database.reading() as connection:
            return people.coach_on(connection, candidate_id, on)

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
