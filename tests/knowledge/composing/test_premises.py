import pytest

from knowledge.composing.premises import correction
from knowledge.finding.questions import understood
from knowledge.language.lexicon import Lexicon

_KNOWN = ("hour", "coach", "session", "monday", "share", "note", "approv", "meet", "learn", "walk", "program", "year")
LEXICON = Lexicon(dict.fromkeys(_KNOWN, 3), 9)
BOTH = "40 hours of coaching a year, for a total of 80 hours."


def told(question: str, sentence: str, *beside: str) -> str | None:
    return correction(understood(question, LEXICON), question, sentence, beside)


@pytest.mark.parametrize(
    ("question", "sentence", "verdict"),
    [
        ("so it's 50 hours of coaching, right?", "40 hours of coaching.", "The document says 40 hours, not 50 hours."),
        (
            "Since I only need 20 hours of coaching a year, is it online?",
            BOTH,
            "The document says 40 hours, not 20 hours.",
        ),
        ("so it's 15 hours of coaching each year, right?", BOTH, "The document says 40 hours, not 15 hours."),
        ("do i need 60 hours of coaching in total?", BOTH, "The document says 80 hours in total, not 60 hours."),
        ("so it's 60 in total?", BOTH, "The document says 80 hours in total, not 60 hours."),
        ("so it's 40 in total?", BOTH, "The document says 80 hours in total, not 40 hours."),
        ("does the program take 3 years?", "The program takes two years.", "The document says 2 years, not 3 years."),
        ("are sessions on Tuesday?", "Sessions are on Mondays.", "The document says Monday, not Tuesday."),
        ("are sessions in person?", "All sessions are online.", "The document says online, not in person."),
        ("can i share coach notes?", "Coach notes must not be shared.", "The document says “must not be shared”."),
    ],
)
def test_what_the_words_deny_is_put_right(question: str, sentence: str, verdict: str) -> None:
    assert told(question, sentence) == verdict


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("since my coach approves my hours they are final, right?", "The coach approves hours."),
        ("are sessions online?", "Sessions meet online or in person."),
        ("when are the sessions?", "Sessions are on Mondays, not Tuesdays."),
        ("can i not share coach notes?", "Coach notes must not be shared."),
        ("is lunch on Tuesday?", "Sessions are on Mondays."),
        ("is the 60 hours of learning a year with coaching?", "40 hours of coaching a year."),
        ("is it 60 hours of learning?", "40 hours of coaching a year, 20 hours of learning a year."),
        ("the list says 40 hours, the page says 20 hours of coaching. is it both?", "40 hours of coaching."),
        ("is it 40 hours of learning?", "20 hours of learning each year."),
        ("is it 20 hours of learning a year?", "40 hours of learning."),
        ("can i do 50 hours of coaching?", "40 hours of coaching."),
        ("i have 30 hours of coaching, is it enough?", "40 hours of coaching."),
        ("is it more than 30 hours of coaching?", "40 hours of coaching."),
        ("is it 10 hours of coaching?", "20-30 hours of walks."),
        ("is it 10% of walks?", "Walks | 11% | 4"),
        ("are the walks on Tuesday?", "Monday | Walks"),
        ("is it 40 hours of coaching?", "40 hours of coaching."),
    ],
)
def test_of_what_is_not_sure_neither_yes_nor_no_is_said(question: str, sentence: str) -> None:
    assert told(question, sentence) is None


@pytest.mark.parametrize(
    ("question", "sentence", "beside"),
    [
        ("is it 60 hours of coaching?", "40 hours of coaching.", "60 hours of learning"),
        ("is it 60 hours of coaching a year?", "40 hours of coaching a year.", "60 hours of learning each year"),
        ("are sessions on Tuesday?", "Sessions are on Mondays.", "Other sessions are on Tuesdays."),
    ],
)
def test_what_is_said_beside_it_too_is_not_put_right(question: str, sentence: str, beside: str) -> None:
    assert told(question, sentence, beside) is None
