"""Questions, reminders, what the program decided, and what is on its way."""

from storage.holdings.places.place import KEY, NOBODY, OF_OTHERS, OTHERS, SECRET, Fate, Place, named
from storage.tables.audit import AuditRow
from storage.tables.erasures import ErasureRow
from storage.tables.errands import DeliveryRow, ErrandRow
from storage.tables.feedback import PulseCountRow, PulseRow, PulseTurnRow
from storage.tables.feeds import CalendarFeedRow
from storage.tables.programs import CohortRow, DocumentRow, GenerationRow
from storage.tables.questions import ConversationRow, FeedbackRow, QuestionRow
from storage.tables.recommendation import RulingRow
from storage.tables.reminding import (
    PostEditRow,
    PostingRow,
    ReminderChoiceRow,
    ReminderLookRow,
    ReminderRow,
    SchoolBreakRow,
)
from storage.tables.wordings import WordingCountRow

OF_THE_PROGRAM = (
    Place(
        QuestionRow,
        "Questions that the documents did not answer",
        told=named("id person_id program cohort text reason role title how asked_at sent_at"),
        whose="person_id",
        withheld={"key": KEY},
    ),
    Place(
        FeedbackRow,
        "What they said of answers",
        told=named("id person_id program cohort question helpful why at"),
        whose="person_id",
        withheld={"key": KEY},
    ),
    Place(
        ConversationRow,
        "Questions that are still gone on with",
        told=named("person_id exchanges at"),
        whose="person_id",
        withheld={"key": KEY},
    ),
    Place(
        CalendarFeedRow,
        "The address of their calendar",
        told=named("person_id made_at"),
        whose="person_id",
        withheld={"token": SECRET, "source": KEY},
    ),
    Place(PulseTurnRow, "That they answered a survey", told=named("pulse person_id"), whose="person_id"),
    Place(
        PulseRow,
        "Rounds of the survey",
        told=named("key program cohort opens_on closes_on opened_by"),
        by=("opened_by",),
        told_by=named("key program cohort opens_on closes_on"),
        fate=Fate.STAYS,
        why="that there was a round is the program’s",
    ),
    Place(
        RulingRow,
        "Rulings",
        told=named("id program rule says reason ruled_by ruled_at since cohort side terms undoes"),
        by=("ruled_by",),
        told_by=named("id program rule says reason ruled_at since cohort side terms undoes"),
        withheld={"source": KEY},
        fate=Fate.STAYS,
        why="the program’s rules rest on it",
    ),
    Place(
        ErrandRow,
        "What is on its way to them",
        told=named("kind created_at due_at"),
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
        told=named("id at actor_id action subject_id entry_id draft_id item_id cohort about"),
        whose="subject_id",
        by=("actor_id",),
        told_by=named("id at action cohort"),
        withheld={"card_id": KEY, "session_key": KEY},
        fate=Fate.STAYS,
        why="it holds numbers and no words, and is the proof of what was done",
    ),
    Place(
        ErasureRow,
        "Tombstones",
        told=named("id person_id program role at erased_by why counts"),
        whose="person_id",
        by=("erased_by",),
        told_by=named("id at why"),
        withheld={"source": KEY},
        fate=Fate.STAYS,
        why="it is the proof of the erasure, and what repeats it where a backup was restored",
    ),
    Place(
        PulseCountRow,
        "Answers to the survey, counted",
        told=named("pulse cohort role item answer times"),
        fate=Fate.STAYS,
        why="it says how many answered so, and not who",
    ),
    Place(DeliveryRow, "Deliveries seen", told=named("key seen_at"), fate=Fate.STAYS, why=NOBODY),
    Place(GenerationRow, "Which passages answer", told=named("program generation"), fate=Fate.STAYS, why=NOBODY),
    Place(
        DocumentRow,
        "Documents of a program",
        told=named("program name title sha256 passages added_at"),
        fate=Fate.STAYS,
        why=NOBODY,
    ),
    Place(
        ReminderChoiceRow,
        "How they want to be reminded",
        told=named(
            "person_id workdays works_from works_until snoozed_until leave_from leave_to leave_by leave_at stopped "
            "changed_by changed_at"
        ),
        whose="person_id",
        by=("leave_by", "changed_by"),
        told_by=named("leave_at changed_at"),
        why=OF_OTHERS,
    ),
    Place(
        ReminderRow,
        "Of what they were reminded",
        told=named("id program cohort person_id kind item day at state reason decided_at"),
        whose="person_id",
        withheld={"key": KEY, "errand": KEY},
    ),
    Place(
        ReminderLookRow,
        "When it is next looked for what is open of theirs",
        told=named("person_id next_at"),
        whose="person_id",
    ),
    Place(
        PostingRow,
        "How weekly posts are set",
        told=named(
            "program cohort since decided zone weekday at newsletter_day newsletter_link paused_at set_by set_at"
        ),
        by=("set_by",),
        told_by=named("program cohort set_at"),
        fate=Fate.STAYS,
        why="it is the cohort’s",
    ),
    Place(
        SchoolBreakRow,
        "Breaks of school calendars",
        told=named("id program cohort title first last set_by set_at"),
        by=("set_by",),
        told_by=named("id program cohort title first last set_at"),
        fate=Fate.STAYS,
        why="it is the cohort’s",
    ),
    Place(
        PostEditRow,
        "Edited weekly posts",
        told=named("program cohort monday words usual edited_by edited_at"),
        by=("edited_by",),
        told_by=named("program cohort monday words usual edited_at"),
        fate=Fate.STAYS,
        why="it went to the cohort’s channel",
    ),
    Place(CohortRow, "Channels of cohorts", told=named("program name channel_id set_at"), fate=Fate.STAYS, why=NOBODY),
    Place(
        WordingCountRow,
        "Wordings, counted by day",
        told=named("day outcome reason times"),
        fate=Fate.STAYS,
        why=NOBODY,
    ),
)
