"""Who did what to whose record, and when. `audit` is append-only."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Column
from sqlmodel import Field

from storage.tables.ground import Instant, Row, word_column


class AuditAction(StrEnum):
    """What was done: every change, and every read of another person's IIP."""

    RECORD_HOURS = "record_hours"
    CORRECT_HOURS = "correct_hours"
    VOID_HOURS = "void_hours"
    ADD_PERSON = "add_person"
    CHANGE_PERSON = "change_person"
    PAIR = "pair"
    UNPAIR = "unpair"
    CONFIRM_HOURS = "confirm_hours"
    DISPUTE_HOURS = "dispute_hours"
    EXPORT_HOURS = "export_hours"
    UPHOLD_HOURS = "uphold_hours"
    WRITE_GOAL = "write_goal"
    WRITE_REFLECTION = "write_reflection"
    SEE_GOAL = "see_goal"
    SEE_REFLECTION = "see_reflection"
    SET_CHANNEL = "set_channel"
    POST_TO_COHORT = "post_to_cohort"
    CLOSE_SESSION = "close_session"
    SEE_NOTE = "see_note"
    FINISH_ITEM = "finish_item"
    REOPEN_ITEM = "reopen_item"
    MOVE_ITEM = "move_item"
    RECORD_ATTENDANCE = "record_attendance"
    RECORD_STEP = "record_step"
    TAKE_BACK_STEP = "take_back_step"
    RATE = "rate"
    SEE_RATINGS = "see_ratings"
    SIGN_STEP = "sign_step"
    REOPEN_STEP = "reopen_step"
    RULE = "rule"
    UNDO_RULING = "undo_ruling"
    WRITE_PLAN = "write_plan"
    SEE_PLAN = "see_plan"
    TELL_WARNING = "tell_warning"
    EXPORT_PACKET = "export_packet"
    OPEN_FEED = "open_feed"
    END_FEED = "end_feed"
    APPROVE_GOAL = "approve_goal"
    ASK_CHANGES = "ask_changes"
    SHARE = "share"
    WITHDRAW_SHARE = "withdraw_share"
    TAKE_SUGGESTION = "take_suggestion"
    GATHER_EVIDENCE = "gather_evidence"
    WITHDRAW_EVIDENCE = "withdraw_evidence"
    SEE_EVIDENCE = "see_evidence"
    EXPORT_RECORD = "export_record"
    ERASE_PERSON = "erase_person"
    RATE_COACHING = "rate_coaching"
    SEE_COACHING = "see_coaching"
    OPEN_PULSE = "open_pulse"
    SET_POSTING = "set_posting"
    EDIT_POST = "edit_post"
    SET_REMINDERS = "set_reminders"
    RECORD_LEAVE = "record_leave"


class AuditRow(Row, table=True):
    """Who changed what about whom, and when. It holds ids only, and refers to nothing that it may have to outlive.

    `about` is the key of a step, a round or a rule, or the id of a plan that was read.
    `actor_id` is empty for what an administrator did at the command line.
    """

    __tablename__ = "audit"

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_column=Column(Instant, nullable=False))
    actor_id: int | None = None
    action: AuditAction = Field(sa_column=Column(word_column(AuditAction), nullable=False))
    subject_id: int = Field(index=True)
    entry_id: int | None = None
    card_id: str | None = None
    draft_id: str | None = None
    session_key: str | None = None
    item_id: int | None = None
    cohort: str | None = None
    about: str | None = None
