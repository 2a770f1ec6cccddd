"""How the weekly posts of cohorts are set: day, hour, zone, breaks, newsletter, pause, and one week's own words."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, exists, insert, select, tuple_, update
from sqlmodel import col

from induction.packs.reminding import SchoolBreak
from induction.reminding.due import Decision, Reason
from induction.reminding.reminders import Posting, ReminderState
from storage.database.engine import Database
from storage.database.writing import InsertOnce, Turn, audit, take_turn
from storage.errands import Errand, ErrandState
from storage.outbox.outbox import errand_by_key, hasten_errand, insert_errands
from storage.reminding.minded import mind, mind_one, postings, unminded
from storage.reminding.settings import add_break, remove_breaks, set_posting
from storage.roster.cohorts import set_channel
from storage.tables.audit import AuditAction
from storage.tables.errands import ErrandRow
from storage.tables.reminding import PostEditRow, ReminderRow, SchoolBreakRow

_KEEP = InsertOnce(ReminderRow, "key")
_BREAKS = select(SchoolBreakRow).order_by(col(SchoolBreakRow.first), col(SchoolBreakRow.id))
_EDIT = select(col(PostEditRow.words), col(PostEditRow.usual), col(PostEditRow.edited_by), col(PostEditRow.edited_at))

_WEEK = (col(PostEditRow.program), col(PostEditRow.cohort), col(PostEditRow.monday))
_EDITS = select(*_WEEK, *_EDIT.selected_columns)


@dataclass(frozen=True)
class KeptBreak:
    """A break of a cohort's own, with its number."""

    id: int
    rest: SchoolBreak


@dataclass(frozen=True)
class PostEdit:
    """The words that somebody gave one week's post in place of the `usual` ones of that moment."""

    words: str
    usual: str
    edited_by: int
    edited_at: datetime


@dataclass(frozen=True)
class PostingChange:
    """What is to be another than before: `settings` by column, the channel, and breaks, those `removed` by number.

    `settings` may name `zone`, `weekday`, `at`, `newsletter_day`, `newsletter_link` and `paused_at`.
    """

    settings: Mapping[str, Any] = field(default_factory=dict)
    channel: str | None = None
    added: Sequence[SchoolBreak] = ()
    removed: Collection[int] = ()


class PostingRecords:
    """The weekly posts' settings; every method is one read or one transaction, as those of `Records` are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, program: str | None = None, *, undecided: date | None = None) -> tuple[Posting, ...]:
        """Every cohort whose posts the companion minds, or those of one program.

        With `undecided`, a day, those of which a post up to that day may still be to be decided.
        """
        with self._database.reading() as connection:
            return postings(connection, program=program, undecided=undecided)

    def of(self, program: str, cohort: str) -> Posting | None:
        """How that cohort's posts are set; None where it has no candidates, or the companion does not mind it yet."""
        with self._database.reading() as connection:
            return next(iter(postings(connection, cohorts=[(program, cohort)])), None)

    def of_cohorts(self, cohorts: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], Posting]:
        """How the posts of these cohorts are set, by (program, cohort), of those that have any."""
        with self._database.reading() as connection:
            return {(one.program, one.cohort): one for one in postings(connection, cohorts=cohorts)}

    def mind(self, *, now: datetime) -> int:
        """How many cohorts are minded from now on: those that have come onto the roster."""
        with self._database.reading() as connection:
            if not unminded(connection):
                return 0
        with self._database.writing() as connection:
            take_turn(connection, Turn.ROSTER)
            return mind(connection, now=now)

    def change(self, program: str, cohort: str, change: PostingChange, *, actor_id: int, now: datetime) -> bool:
        """Whether anything is another than before. What would have been due before now is not made up for."""
        with self._database.writing() as connection:
            take_turn(connection, Turn.ROSTER)
            mind_one(connection, program, cohort, now=now)
            done = [
                set_posting(connection, program, cohort, change.settings, actor_id=actor_id, now=now),
                *(add_break(connection, program, cohort, rest, actor_id=actor_id, now=now) for rest in change.added),
                remove_breaks(connection, program, cohort, change.removed),
            ]
            if any(done):
                _note(connection, AuditAction.SET_POSTING, cohort, actor_id, now)
            if change.channel is not None:
                done.append(set_channel(connection, program, cohort, change.channel, actor_id=actor_id, now=now))
            return any(done)

    def breaks(self, program: str, cohort: str) -> tuple[KeptBreak, ...]:
        """The cohort's own breaks, by day."""
        of_cohort = (col(SchoolBreakRow.program) == program, col(SchoolBreakRow.cohort) == cohort)
        with self._database.reading() as connection:
            return tuple(_kept_breaks(connection.execute(_BREAKS.where(*of_cohort)).mappings()))

    def edit(
        self, program: str, cohort: str, monday: date, words: str, *, usual: str, actor_id: int, now: datetime
    ) -> None:
        """Give that week's post these words in place of the `usual` ones."""
        facts = {"words": words, "usual": usual, "edited_by": actor_id, "edited_at": now}
        which = _week(program, cohort, monday)
        with self._database.writing() as connection:
            take_turn(connection, Turn.ROSTER)
            before = connection.execute(_EDIT.where(*which)).one_or_none()
            if before is not None and (before.words, before.usual) == (words, usual):
                return
            connection.execute(delete(PostEditRow).where(*which))
            connection.execute(insert(PostEditRow).values(program=program, cohort=cohort, monday=monday, **facts))
            _note(connection, AuditAction.EDIT_POST, cohort, actor_id, now)

    def unedit(self, program: str, cohort: str, monday: date, *, actor_id: int, now: datetime) -> bool:
        """Whether that week's post had somebody's words; it has the usual ones again."""
        with self._database.writing() as connection:
            take_turn(connection, Turn.ROSTER)
            gone = connection.execute(delete(PostEditRow).where(*_week(program, cohort, monday))).rowcount == 1
            if gone:
                _note(connection, AuditAction.EDIT_POST, cohort, actor_id, now)
            return gone

    def edited(self, program: str, cohort: str, monday: date) -> PostEdit | None:
        """The words that somebody gave that week's post."""
        return self.edits([(program, cohort, monday)]).get((program, cohort, monday))

    def edits(self, weeks: Collection[tuple[str, str, date]]) -> Mapping[tuple[str, str, date], PostEdit]:
        """The words that somebody gave posts, by (program, cohort, Monday), of those weeks that have such words."""
        with self._database.reading() as connection:
            rows = connection.execute(_EDITS.where(tuple_(*_WEEK).in_(weeks)))
            return {(program, cohort, monday): PostEdit(*rest) for program, cohort, monday, *rest in rows}

    def send(self, decision: Decision, channel: str, *, errand: Errand, actor_id: int, now: datetime) -> bool:
        """Whether the post that somebody sends by hand is kept now, with the channel as the cohort's.

        False where the errand's key is there. One that the planner put there and that waits goes out at once instead.
        """
        program, cohort = decision.program or "", decision.cohort or ""
        with self._database.writing() as connection:
            take_turn(connection, Turn.ROSTER)
            there = errand_by_key(connection, errand.key)
            if there is not None and (there.state is not ErrandState.WAITING or "to" in there.details):
                return False
            set_channel(connection, program, cohort, channel, actor_id=actor_id, now=now)
            if there is None:
                insert_errands(connection, [errand], now=now)
            else:
                hasten_errand(connection, errand)
            _on_its_way(connection, decision, errand.key, now=now)
            _note(connection, AuditAction.POST_TO_COHORT, cohort, actor_id, now)
            return True

    def leave_out(self, key: str, reason: Reason) -> bool:
        """Whether the post was on its way, and is left out for that reason; not one that was begun: it may be there."""
        begun = exists().where(col(ErrandRow.key) == col(ReminderRow.errand), col(ErrandRow.tries) > 0)
        return self._ended(key, ReminderState.DUE, {"state": ReminderState.LEFT_OUT, "reason": reason}, but_not=begun)

    def found(self, key: str, cohort: str, *, actor_id: int, now: datetime) -> bool:
        """Whether nobody could tell of the post, and somebody who looked says that it is there."""
        return self._ended(key, ReminderState.HELD, {"state": ReminderState.SENT}, note=(cohort, actor_id, now))

    def _ended(
        self,
        key: str,
        state: ReminderState,
        values: Mapping[str, Any],
        *,
        but_not: ColumnElement[bool] | None = None,
        note: tuple[str, int, datetime] | None = None,
    ) -> bool:
        which = [col(ReminderRow.key) == key, col(ReminderRow.state) == state]
        which += [] if but_not is None else [~but_not]
        with self._database.writing() as connection:
            ended = connection.execute(update(ReminderRow).where(*which).values(**values)).rowcount == 1
            if ended and note is not None:
                _note(connection, AuditAction.POST_TO_COHORT, *note)
            return ended


def _week(program: str, cohort: str, monday: date) -> tuple[ColumnElement[bool], ...]:
    return (
        col(PostEditRow.program) == program,
        col(PostEditRow.cohort) == cohort,
        col(PostEditRow.monday) == monday,
    )


def _on_its_way(connection: Connection, decision: Decision, errand: str, *, now: datetime) -> None:
    """Have the week's one reminder say that the errand brings it, whatever was decided before.

    The planner goes on from where it is: of a week whose post has its key it decides nothing else.
    """
    kept = {
        "program": decision.program,
        "cohort": decision.cohort,
        "day": decision.monday,
        "at": decision.at,
        "state": ReminderState.DUE,
        "reason": None,
        "errand": errand,
        "decided_at": now,
    }
    if not _KEEP(connection, {"key": decision.key, "person_id": None, **kept}):
        connection.execute(update(ReminderRow).where(col(ReminderRow.key) == decision.key).values(**kept))


def _kept_breaks(rows: Any) -> Iterator[KeptBreak]:
    for row in rows:
        yield KeptBreak(row["id"], SchoolBreak(title=row["title"], first=row["first"], last=row["last"]))


def _note(connection: Connection, action: AuditAction, cohort: str, actor_id: int, now: datetime) -> None:
    audit(connection, action, actor_id=actor_id, subjects=[actor_id], at=now, cohort=cohort)
