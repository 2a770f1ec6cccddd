"""Questions that the documents did not answer, and what people say of answers."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import RowMapping, bindparam, delete, select, update
from sqlmodel import col

from induction.questions import Feedback, KeptQuestion
from storage.database.engine import Database
from storage.database.legible import writable
from storage.database.writing import InsertOnce
from storage.errands import Errand
from storage.outbox.outbox import insert_errands
from storage.tables.questions import FeedbackRow, QuestionRow

_KEEP = InsertOnce(QuestionRow, "key")
_BY_KEY = select(QuestionRow).where(col(QuestionRow.key) == bindparam("of_key"))
_ASKED = (
    select(QuestionRow)
    .where(
        col(QuestionRow.program) == bindparam("of_program"),
        col(QuestionRow.asked_at) >= bindparam("since"),
        col(QuestionRow.asked_at) <= bindparam("until"),
    )
    .order_by(col(QuestionRow.id))
)
_SEND = update(QuestionRow).where(col(QuestionRow.key) == bindparam("of_key"), col(QuestionRow.sent_at).is_(None))
_RATE = InsertOnce(FeedbackRow, "key")
_RATE_ANEW = update(FeedbackRow).where(col(FeedbackRow.key) == bindparam("of_key"))
_RATED = (
    select(FeedbackRow)
    .where(
        col(FeedbackRow.program) == bindparam("of_program"),
        col(FeedbackRow.at) >= bindparam("since"),
        col(FeedbackRow.at) <= bindparam("until"),
    )
    .order_by(col(FeedbackRow.id))
)
_FORGET = (
    delete(QuestionRow).where(col(QuestionRow.asked_at) < bindparam("before")),
    delete(FeedbackRow).where(col(FeedbackRow.at) < bindparam("before")),
)


class QuestionRecords:
    """The kept questions in a database; every method is one read or one transaction, as those of `Records` are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, question: KeptQuestion) -> None:
        """Keep the question; one that came with the same delivery stays as it is."""
        with self._database.writing() as connection:
            _KEEP(connection, question.model_dump() | {"text": writable(question.text)})

    def by_key(self, key: str) -> KeptQuestion | None:
        """The question that came with this delivery, if it is kept."""
        with self._database.reading() as connection:
            row = connection.execute(_BY_KEY, {"of_key": key}).mappings().one_or_none()
            return None if row is None else _question(row)

    def send(self, key: str, errands: Sequence[Errand], *, now: datetime) -> bool:
        """Whether the question is sent on now, its errands kept with that; once sent it stays as it is."""
        with self._database.writing() as connection:
            sent = connection.execute(_SEND, {"of_key": key, "sent_at": now}).rowcount == 1
            if sent:
                insert_errands(connection, errands, now=now)
            return sent

    def asked(self, program: str, *, since: datetime, until: datetime) -> tuple[KeptQuestion, ...]:
        """What the program's people asked in that time and the documents did not answer, oldest first."""
        within = {"of_program": program, "since": since, "until": until}
        with self._database.reading() as connection:
            return tuple(_question(row) for row in connection.execute(_ASKED, within).mappings())

    def rate(self, feedback: Feedback) -> None:
        """Keep what somebody says of an answer, in place of what they said of it before."""
        question = writable(feedback.question)
        facts, key = feedback.model_dump() | {"question": question}, _feedback_key(feedback.person_id, question)
        with self._database.writing() as connection:
            if not _RATE(connection, facts | {"key": key}):
                connection.execute(_RATE_ANEW, facts | {"of_key": key})

    def rated(self, program: str, *, since: datetime, until: datetime) -> tuple[Feedback, ...]:
        """What the program's people said of answers in that time, oldest first."""
        within = {"of_program": program, "since": since, "until": until}
        with self._database.reading() as connection:
            return tuple(Feedback.model_validate(dict(row)) for row in connection.execute(_RATED, within).mappings())

    def forget(self, before: datetime) -> int:
        """How many questions and words on answers were deleted, because they are older than that."""
        with self._database.writing() as connection:
            return sum(connection.execute(statement, {"before": before}).rowcount for statement in _FORGET)


def _feedback_key(person_id: int, question: str) -> str:
    """One key for a person and an answer: the same question, in whatever capitals and spaces, has the same answer."""
    plain = " ".join(question.casefold().split())
    return f"{person_id}:{hashlib.sha256(plain.encode()).hexdigest()}"


def _question(row: RowMapping) -> KeptQuestion:
    return KeptQuestion.model_validate(dict(row))
