"""People, and the hours, sessions and attendance that they have on record."""

from storage.holdings.places.place import KEY, OF_OTHERS, Fate, Place, named
from storage.tables.hours import CardRow, ConfirmationRow, HourRow
from storage.tables.people import NoticeRow, PairingRow, PersonRow
from storage.tables.sessions import ActionItemRow, AttendanceRow, AttendeeRow, SessionRow

OF_PEOPLE_AND_HOURS = (
    Place(
        PersonRow,
        "The roster",
        told=named("id name email program role slack_id zone cohort supervisor_id starts_on ends_on erased_at"),
        whose="id",
        by=("supervisor_id",),
        fate=Fate.EMPTIED,
        why="the number, the role and the program stay, so that what others have on record still says what they were",
    ),
    Place(
        PairingRow,
        "Who coached whom",
        told=named("id candidate_id coach_id from_on to_on"),
        whose="candidate_id",
        by=("coach_id",),
        told_by=named("id from_on to_on"),
        why=OF_OTHERS,
    ),
    Place(
        NoticeRow,
        "What they were told once",
        told=named("person_id key at"),
        whose="person_id",
        withheld={"source": KEY},
    ),
    Place(
        CardRow,
        "Proposals of hours",
        told=named("action entries corrects reason apart separate state created_at settled_at"),
        whose="actor_id",
        withheld={"id": KEY, "source": KEY, "actor_id": "it is the person"},
        why="a card that wrote hours of somebody else stays beside them, without the entries of who is erased",
    ),
    Place(
        HourRow,
        "Hours",
        told=named(
            "id candidate_id kind minutes on category coach_id format topic starts ends zone together logged_by "
            "logged_at corrects voided reason position"
        ),
        whose="candidate_id",
        by=("coach_id", "logged_by"),
        told_by=named("id kind minutes on format starts ends together logged_at corrects voided"),
        withheld={"card_id": KEY},
        why=OF_OTHERS,
    ),
    Place(
        ConfirmationRow,
        "Words on hours",
        told=named("id entry_id person_id verdict reason at"),
        through=("entry_id", HourRow),
        by=("person_id",),
        told_by=named("id entry_id verdict reason at"),
        why=OF_OTHERS,
    ),
    Place(
        SessionRow,
        "Coaching sessions and their notes",
        told=named("id entry_id candidate_id coach_id cpsel goal_id notes next_on closed_at"),
        whose="candidate_id",
        by=("coach_id",),
        told_by=named("id entry_id next_on closed_at"),
        withheld={"key": KEY},
        why=OF_OTHERS,
    ),
    Place(
        ActionItemRow,
        "Action items",
        told=named("id session_id position candidate_id owner_id text due done_at done_by"),
        whose="candidate_id",
        by=("owner_id", "done_by"),
        told_by=named("id session_id due done_at"),
        why=OF_OTHERS,
    ),
    Place(
        AttendanceRow,
        "Sessions of the program",
        told=named("id program cohort date_key title category on minutes starts ends instructor_id recorded_at"),
        by=("instructor_id",),
        told_by=named("id program cohort title category on minutes starts ends recorded_at"),
        withheld={"key": KEY},
        fate=Fate.STAYS,
        why="that the session took place is the program’s",
    ),
    Place(
        AttendeeRow,
        "Who was at them",
        told=named("id attendance_id candidate_id entry_id assignment"),
        whose="candidate_id",
    ),
)
