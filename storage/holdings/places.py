"""Every table, and what in it is about a person: whose a row is, what they are given of it, and what erasing does.

Taking one's record away, erasing somebody and the test of docs/privacy.md all read this list: what is not in it is
neither given nor erased, so the test refuses a table or a column that is missing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from storage.tables.audit import AuditRow
from storage.tables.drafts import ApprovalRow, DraftRow, ShareRow, SuggestionAnswerRow, SuggestionRow
from storage.tables.erasures import ErasureRow
from storage.tables.errands import DeliveryRow, ErrandRow
from storage.tables.evidence import ArtifactFileRow, ArtifactRow
from storage.tables.feedback import CoachingRatingRow, PulseCountRow, PulseRow, PulseTurnRow
from storage.tables.feeds import CalendarFeedRow
from storage.tables.ground import Row
from storage.tables.hours import CardRow, ConfirmationRow, HourRow
from storage.tables.people import NoticeRow, PairingRow, PersonRow
from storage.tables.programs import CohortRow, DocumentRow, GenerationRow
from storage.tables.questions import ConversationRow, FeedbackRow, QuestionRow
from storage.tables.recommendation import MilestoneRow, RatingRow, RulingRow, SigningRow, SupportPlanRow, WarningRow
from storage.tables.sessions import ActionItemRow, AttendanceRow, AttendeeRow, SessionRow
from storage.tables.wordings import WordingCountRow

KEY = "a delivery's own number, which says nothing of anybody"
SECRET = "whoever holds it reads the calendar"  # noqa: S105 - says why one is withheld
OTHERS = "it may be about somebody else"


class Fate(StrEnum):
    """What becomes of a person's rows when they are erased."""

    GOES = "goes"
    EMPTIED = "emptied"
    STAYS = "stays"


@dataclass(frozen=True)
class Place:
    """One table.

    A row is a person's whose number is in `whose`, or whose row in the table of `through` is theirs, which its column
    names. They are given what is `told` of it, and of a row of somebody else's in which one of `by` names them, what is
    `told_by`: what they did, and not to whom. `withheld` says of every other column why nobody is given it. With the
    person `fate` comes to the rows that are theirs; those of others stay, and `why` says what that is for.
    """

    row: type[Row]
    what: str
    told: tuple[str, ...] = ()
    whose: str | None = None
    through: tuple[str, type[Row]] | None = None
    by: tuple[str, ...] = ()
    told_by: tuple[str, ...] = ()
    withheld: Mapping[str, str] = field(default_factory=dict)
    fate: Fate = Fate.GOES
    why: str = ""

    @property
    def table(self) -> str:
        """Its name in the database."""
        return str(self.row.__tablename__)

    @property
    def holds_people(self) -> bool:
        """Whether a row can be somebody's, or say what somebody did."""
        return bool(self.whose or self.through or self.by)


def _named(columns: str) -> tuple[str, ...]:
    return tuple(columns.split())


OF_OTHERS = "what they did in somebody else’s record stays in that record, without their name"
_NOBODY = "it holds nobody’s data"

PLACES = (
    Place(
        PersonRow,
        "The roster",
        told=_named("id name email program role slack_id zone cohort supervisor_id starts_on ends_on erased_at"),
        whose="id",
        by=("supervisor_id",),
        fate=Fate.EMPTIED,
        why="the number, the role and the program stay, so that what others have on record still says what they were",
    ),
    Place(
        PairingRow,
        "Who coached whom",
        told=_named("id candidate_id coach_id from_on to_on"),
        whose="candidate_id",
        by=("coach_id",),
        told_by=_named("id from_on to_on"),
        why=OF_OTHERS,
    ),
    Place(
        NoticeRow,
        "What they were told once",
        told=_named("person_id key at"),
        whose="person_id",
        withheld={"source": KEY},
    ),
    Place(
        CardRow,
        "Proposals of hours",
        told=_named("action entries corrects reason apart separate state created_at settled_at"),
        whose="actor_id",
        withheld={"id": KEY, "source": KEY, "actor_id": "it is the person"},
        why="a card that wrote hours of somebody else stays beside them, without the entries of who is erased",
    ),
    Place(
        HourRow,
        "Hours",
        told=_named(
            "id candidate_id kind minutes on category coach_id format topic starts ends zone together logged_by "
            "logged_at corrects voided reason position"
        ),
        whose="candidate_id",
        by=("coach_id", "logged_by"),
        told_by=_named("id kind minutes on format starts ends together logged_at corrects voided"),
        withheld={"card_id": KEY},
        why=OF_OTHERS,
    ),
    Place(
        ConfirmationRow,
        "Words on hours",
        told=_named("id entry_id person_id verdict reason at"),
        through=("entry_id", HourRow),
        by=("person_id",),
        told_by=_named("id entry_id verdict reason at"),
        why=OF_OTHERS,
    ),
    Place(
        SessionRow,
        "Coaching sessions and their notes",
        told=_named("id entry_id candidate_id coach_id cpsel goal_id notes next_on closed_at"),
        whose="candidate_id",
        by=("coach_id",),
        told_by=_named("id entry_id next_on closed_at"),
        withheld={"key": KEY},
        why=OF_OTHERS,
    ),
    Place(
        ActionItemRow,
        "Action items",
        told=_named("id session_id position candidate_id owner_id text due done_at done_by"),
        whose="candidate_id",
        by=("owner_id", "done_by"),
        told_by=_named("id session_id due done_at"),
        why=OF_OTHERS,
    ),
    Place(
        AttendanceRow,
        "Sessions of the program",
        told=_named("id program cohort date_key title category on minutes starts ends instructor_id recorded_at"),
        by=("instructor_id",),
        told_by=_named("id program cohort title category on minutes starts ends recorded_at"),
        withheld={"key": KEY},
        fate=Fate.STAYS,
        why="that the session took place is the program’s",
    ),
    Place(
        AttendeeRow,
        "Who was at them",
        told=_named("id attendance_id candidate_id entry_id assignment"),
        whose="candidate_id",
    ),
    Place(
        DraftRow,
        "IIP goals and reflections, version by version",
        told=_named("id draft_id version kind candidate_id author_id parts state written_at"),
        whose="candidate_id",
        by=("author_id",),
        told_by=_named("id version kind written_at"),
        why=OF_OTHERS,
    ),
    Place(
        ApprovalRow,
        "Approvals of goals",
        told=_named("id draft_id version candidate_id by_id role verdict at comment"),
        whose="candidate_id",
        by=("by_id",),
        told_by=_named("id version role verdict at"),
        withheld={"source": KEY},
        why=OF_OTHERS,
    ),
    Place(
        ShareRow,
        "What was shared with a supervisor",
        told=_named("id candidate_id with_id kind item version at withdraws"),
        whose="candidate_id",
        by=("with_id",),
        told_by=_named("id kind version at withdraws"),
        withheld={"source": KEY},
        why=OF_OTHERS,
    ),
    Place(
        SuggestionRow,
        "Wordings that a model suggested",
        told=_named("id draft_id version candidate_id part own_words proposed model proposed_at"),
        whose="candidate_id",
    ),
    Place(
        SuggestionAnswerRow,
        "What became of them",
        told=_named("suggestion_id taken version at"),
        through=("suggestion_id", SuggestionRow),
    ),
    Place(
        ArtifactRow,
        "Evidence",
        told=_named(
            "id candidate_id on title standards why goal_id entry_id link file recorded_by recorded_at replaces "
            "withdrawn"
        ),
        whose="candidate_id",
        by=("recorded_by",),
        told_by=_named("id on recorded_at withdrawn"),
        withheld={"source": KEY},
        why=OF_OTHERS,
    ),
    Place(
        ArtifactFileRow,
        "The files of evidence",
        told=("artifact_id",),
        through=("artifact_id", ArtifactRow),
        withheld={"content": "each is sent as the file that it is"},
    ),
    Place(
        MilestoneRow,
        "Steps, days and papers",
        told=_named("id candidate_id key on recorded_by recorded_at standard score note link takes_back"),
        whose="candidate_id",
        by=("recorded_by",),
        told_by=_named("id key on recorded_at takes_back"),
        withheld={"source": KEY},
        why=OF_OTHERS,
    ),
    Place(
        RatingRow,
        "Ratings on the standards",
        told=_named("id candidate_id rater_id rater_role round scores note rated_at"),
        whose="candidate_id",
        by=("rater_id",),
        told_by=_named("id rater_role round scores note rated_at"),
        withheld={"source": KEY},
        why=OF_OTHERS,
    ),
    Place(
        SigningRow,
        "Sign-offs",
        told=_named("id candidate_id step signed_by signed_at elsewhere facts reopens reason"),
        whose="candidate_id",
        by=("signed_by",),
        told_by=_named("id step signed_at reopens"),
        withheld={"source": KEY},
        why=OF_OTHERS,
    ),
    Place(
        SupportPlanRow,
        "Support plans",
        told=_named("id plan_id version candidate_id status goals written_by written_at note closed"),
        whose="candidate_id",
        by=("written_by",),
        told_by=_named("id version written_at closed"),
        why=OF_OTHERS,
    ),
    Place(WarningRow, "Early facts", told=_named("id candidate_id fact told_at"), whose="candidate_id"),
    Place(
        CoachingRatingRow,
        "Ratings of coaching",
        told=_named("id coach_id by_id on levels rated_at note"),
        whose="coach_id",
        by=("by_id",),
        told_by=_named("id on rated_at"),
        withheld={"source": KEY},
        why=OF_OTHERS,
    ),
    Place(
        QuestionRow,
        "Questions that the documents did not answer",
        told=_named("id person_id program cohort text reason role title how asked_at sent_at"),
        whose="person_id",
        withheld={"key": KEY},
    ),
    Place(
        FeedbackRow,
        "What they said of answers",
        told=_named("id person_id program cohort question helpful why at"),
        whose="person_id",
        withheld={"key": KEY},
    ),
    Place(
        ConversationRow,
        "Questions that are still gone on with",
        told=_named("person_id exchanges at"),
        whose="person_id",
        withheld={"key": KEY},
    ),
    Place(
        CalendarFeedRow,
        "The address of their calendar",
        told=_named("person_id made_at"),
        whose="person_id",
        withheld={"token": SECRET, "source": KEY},
    ),
    Place(PulseTurnRow, "That they answered a survey", told=_named("pulse person_id"), whose="person_id"),
    Place(
        PulseRow,
        "Rounds of the survey",
        told=_named("key program cohort opens_on closes_on opened_by"),
        by=("opened_by",),
        told_by=_named("key program cohort opens_on closes_on"),
        fate=Fate.STAYS,
        why="that there was a round is the program’s",
    ),
    Place(
        RulingRow,
        "Rulings",
        told=_named("id program rule says reason ruled_by ruled_at since cohort side terms undoes"),
        by=("ruled_by",),
        told_by=_named("id program rule says reason ruled_at since cohort side terms undoes"),
        withheld={"source": KEY},
        fate=Fate.STAYS,
        why="the program’s rules rest on it",
    ),
    Place(
        ErrandRow,
        "What is on its way to them",
        told=_named("kind created_at due_at"),
        withheld={
            "id": KEY,
            "key": KEY,
            "details": OTHERS,
            "state": "it waits, or it is held",
            "tries": KEY,
            "settled_at": KEY,
            "sent_channel": "where in Slack the message is; forgotten after 30 days",
            "sent_ts": "the same",
            "trouble": "why Slack did not take it",
        },
        why="what waits and names them is dropped with its text; of what is done, only its place in Slack is kept",
    ),
    Place(
        AuditRow,
        "Who did what, and who read what",
        told=_named("id at actor_id action subject_id entry_id draft_id item_id cohort about"),
        whose="subject_id",
        by=("actor_id",),
        told_by=_named("id at action cohort"),
        withheld={"card_id": KEY, "session_key": KEY},
        fate=Fate.STAYS,
        why="it holds numbers and no words, and is the proof of what was done",
    ),
    Place(
        ErasureRow,
        "Tombstones",
        told=_named("id person_id program role at erased_by why counts"),
        whose="person_id",
        by=("erased_by",),
        told_by=_named("id at why"),
        withheld={"source": KEY},
        fate=Fate.STAYS,
        why="it is the proof of the erasure, and what repeats it where a backup was restored",
    ),
    Place(
        PulseCountRow,
        "Answers to the survey, counted",
        told=_named("pulse cohort role item answer times"),
        fate=Fate.STAYS,
        why="it says how many answered so, and not who",
    ),
    Place(DeliveryRow, "Deliveries seen", told=_named("key seen_at"), fate=Fate.STAYS, why=_NOBODY),
    Place(GenerationRow, "Which passages answer", told=_named("program generation"), fate=Fate.STAYS, why=_NOBODY),
    Place(
        DocumentRow,
        "Documents of a program",
        told=_named("program name title sha256 passages added_at"),
        fate=Fate.STAYS,
        why=_NOBODY,
    ),
    Place(
        CohortRow, "Channels of cohorts", told=_named("program name channel_id set_at"), fate=Fate.STAYS, why=_NOBODY
    ),
    Place(
        WordingCountRow,
        "Wordings, counted by day",
        told=_named("day outcome reason times"),
        fate=Fate.STAYS,
        why=_NOBODY,
    ),
)
"""Where rows of several tables depend on one another, no order is meant."""

BY_TABLE: Mapping[str, Place] = {place.table: place for place in PLACES}
