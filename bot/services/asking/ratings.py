"""What people say of answers: helpful or not, and why not."""

from dataclasses import dataclass
from datetime import datetime

from bot.services.asking.replies import Rated
from induction.people import Person
from induction.questions import Feedback, Why
from storage.records import Records


@dataclass(frozen=True)
class Ratings:
    """The use case behind the thumbs under an answer. Each person has one word on each answer, and may change it."""

    records: Records

    def rate(self, actor: Person, question: str, *, helpful: bool, why: Why | None = None, now: datetime) -> Rated:
        """What was said of the answer to this question, kept in place of what this person said of it before."""
        said = Feedback(
            person_id=actor.id,
            program=actor.program,
            cohort=actor.cohort,
            question=question,
            helpful=helpful,
            why=why,
            at=now,
        )
        self.records.questions.rate(said)
        return Rated(question, helpful, why)
