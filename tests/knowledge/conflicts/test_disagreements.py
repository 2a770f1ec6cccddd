import pytest

from knowledge.answering import Handbook
from knowledge.answers import Answer, Question
from knowledge.conflicts.disagreements import disagreements
from knowledge.passages import PassageKind
from tests.knowledge.fern import PaperDocuments, passage


def ask(question: str, *texts: str) -> Answer:
    told = [passage(text, line=10 * nth, heading=f"Part {nth}") for nth, text in enumerate(texts, 1)]
    return Handbook(PaperDocuments(*told), {}).ask(Question(text=question, program="fern"))


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        (
            "how many hours of coaching does a candidate need each year?",
            (
                "A candidate needs 40 hours of coaching each year.",
                "Each year a candidate needs 60 hours of coaching.",
            ),
        ),
        (
            "how many hours of coaching does a candidate need each year?",
            (
                "A candidate needs 40 hours of coaching each year.",
                "A candidate needs 20–30 hours of coaching each year.",
            ),
        ),
        (
            "how long after the offer may a candidate enroll?",
            (
                "A candidate may enroll within 30 days after the offer.",
                "A candidate may enroll within two months after the offer.",
            ),
        ),
        (
            "when is the orientation held?",
            ("The orientation is held in August.", "The orientation is held in October."),
        ),
        ("what time does the session begin?", ("The session begins at 5:30 pm.", "The session begins at 6:00 pm.")),
        (
            "what is the e-mail address of the office?",
            ("The office answers at office@fern.example.", "E-mail address of the office: ofice@fern.example"),
        ),
    ],
)
def test_two_figures_for_the_same_thing_are_both_shown(question: str, texts: tuple[str, ...]) -> None:
    answer = ask(question, *texts)
    assert {side.quote for conflict in answer.conflicts for side in conflict.sides} == set(texts)
    assert answer.text.startswith("The documents disagree.\n")
    assert "Only your program administrator can settle this." in answer.text


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        (  # of one year, and of the whole program
            "how many hours of coaching does a candidate need?",
            (
                "A candidate needs 40 hours of coaching each year.",
                "A candidate needs 80 hours of coaching in all.",
            ),
        ),
        (  # of two things
            "how many hours does a candidate need each year?",
            (
                "A candidate needs 40 hours of coaching with a coach each year.",
                "A candidate needs 20 hours of workshops with the cohort each year.",
            ),
        ),
        (  # the least and the most
            "how many hours of coaching does a candidate need each year?",
            (
                "A candidate needs a minimum of 40 hours of coaching each year.",
                "A candidate needs a maximum of 60 hours of coaching each year.",
            ),
        ),
        (  # of two years
            "how many sessions does a candidate attend?",
            ("A candidate attends 6 sessions in Year 1.", "A candidate attends 5 sessions in Year 2."),
        ),
        (  # one is within the other
            "how many hours of coaching does a candidate need each year?",
            (
                "A candidate needs 20-30 hours of coaching each year.",
                "A candidate needs 25 hours of coaching each year.",
            ),
        ),
        (  # the same length in other words
            "how long after the offer may a candidate enroll?",
            (
                "A candidate may enroll within 30 days after the offer.",
                "A candidate may enroll within one month after the offer.",
            ),
        ),
        (  # two offices
            "what is the phone number of the office?",
            ("The phone number of the office is 555-010-0199.", "The phone number of the desk is 555-010-0198."),
        ),
    ],
)
def test_figures_of_other_things_are_no_conflict(question: str, texts: tuple[str, ...]) -> None:
    assert ask(question, *texts).conflicts == ()


def test_documents_are_held_against_themselves_but_not_row_against_row() -> None:
    rows = "Budgets | 3 hours of workshops\nStaffing | 4 hours of workshops"
    told = [
        passage("A session lasts 2 hours.", line=1, heading="Sessions"),
        passage("Each session lasts 3 hours.", line=8, heading="Calendar"),
        passage(rows, line=20, heading="Workshops", kind=PassageKind.TABLE),
        passage("The desk: 555-010-0199, the office: (555) 010-019", line=25, heading="Whom to ask"),
        passage("Call the office: 555-010-0199.", line=26, heading="Calls"),
        passage("Sessions..... 2 hours", line=30, heading="Contents", kind=PassageKind.CONTENTS),
    ]
    assert [(one.shown, other.shown) for one, other in disagreements(told)] == [
        ("2 hours", "3 hours"),
        ("(555) 010-019", "555-010-0199"),
    ]
