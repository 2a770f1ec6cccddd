from datetime import date

from bot.understanding.intents import (
    Ambiguous,
    Correction,
    CorrectionAction,
    Doubt,
    EntryReference,
    Help,
    LogHours,
    Question,
    SpokenEntry,
    WriteDraft,
)
from bot.understanding.own_words import as_typed
from bot.understanding.reading import read
from induction.packs.own_words import in_house_words
from induction.packs.words import ProgramWords
from induction.people import Role
from induction.writing.drafts import DraftKind

WORDS = ProgramWords(coach="mentor", coaching="mentoring", plan="ILP", standard="teaching standard")
TODAY = date(2026, 11, 18)


def meant(text: str) -> object:
    return as_typed(read(in_house_words(text, WORDS), today=TODAY, role=Role.CANDIDATE), text, WORDS)


def topic(text: str) -> str | None:
    intent = meant(text)
    assert isinstance(intent, LogHours)
    return intent.entries[0].topic


def test_a_topic_is_kept_as_it_was_typed():
    assert topic("90 min with my mentor today, standard 3") == "standard 3"
    assert topic("90 min with my mentor today, ILP goal 2") == "ILP goal 2"
    assert topic("90 min with my mentor today, attendance") == "attendance"


def test_a_goal_and_a_question_are_kept_as_they_were_typed():
    assert meant("ILP goal: my mentor and I plan more") == WriteDraft(
        kind=DraftKind.GOAL, words="my mentor and I plan more"
    )
    assert meant("What does a mentor do?") == Question(text="What does a mentor do?")


def test_words_that_stand_otherwise_in_the_text_are_said_in_the_programs():
    hours = LogHours(entries=(SpokenEntry(topic="IIP goal 2"), SpokenEntry()))
    own = LogHours(entries=(SpokenEntry(topic="ILP goal 2"), SpokenEntry()))
    assert as_typed(hours, "something else", WORDS) == own
    doubt = Ambiguous(doubt=Doubt.SEVERAL_DAYS, readings=(hours,))
    assert as_typed(doubt, "something else", WORDS) == doubt.model_copy(update={"readings": (own,)})


def test_the_reason_of_a_correction_and_what_quotes_nothing():
    wish = Correction(action=CorrectionAction.DELETE, which=EntryReference(last=True), reason="no coach came")
    assert as_typed(wish, "x", WORDS) == wish.model_copy(update={"reason": "no mentor came"})
    assert as_typed(Help(), "help", WORDS) == Help()
