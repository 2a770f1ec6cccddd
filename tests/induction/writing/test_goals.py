from datetime import date

import pytest
from pydantic import ValidationError

from induction.packs.cpsels import CPSELS, cpsel
from induction.people import Person, Role
from induction.refused import Refused
from induction.writing.drafts import Gap
from induction.writing.goals import Goal, GoalPart, Term, check_goal, is_measurable, missing, term_of
from induction.writing.standards import YearStandards

TODAY = date(2026, 11, 22)
WHOLE = {
    "cpsel": "4",
    "context": "Most of our families work evenings",
    "change": "More families at our meetings",
    "baseline": "from 12",
    "target": "to 40",
    "evidence": "sign-in sheets",
    "strategies": "I will call every family",
    "learning": "a workshop on family engagement",
    "supports": "my coach",
    "dates": "first calls in January",
    "due": "2027-05-31",
    "own_words": "It matters to me.",
}


def refusal(goal: Goal, ends_on: date | None = None) -> tuple[str, str] | None:
    try:
        check_goal(goal, today=TODAY, ends_on=ends_on)
    except Refused as refused:
        return refused.rule, refused.message
    return None


def test_a_goal_is_kept_and_read_back_part_by_part() -> None:
    goal = Goal.of(WHOLE)
    assert (goal.cpsel, goal.due, goal.title) == (4, date(2027, 5, 31), "More families at our meetings")
    assert list(goal.parts.items()) == list(WHOLE.items())
    assert Goal.of({}) == Goal()
    assert Goal().parts == {}


def test_a_goal_is_known_by_its_change_or_by_whatever_was_written_first() -> None:
    assert Goal(words={GoalPart.OWN_WORDS: "hm", GoalPart.CHANGE: "more"}).title == "more"
    assert Goal(words={GoalPart.OWN_WORDS: "hm"}).title == "hm"
    assert Goal(cpsel=1).title == "Nothing written yet"


def test_every_part_has_a_heading() -> None:
    assert all(part.label for part in GoalPart)


@pytest.mark.parametrize("parts", [{"cpsel": "0"}, {"cpsel": "four"}, {"due": "soon"}])
def test_a_choice_that_is_none_is_an_error(parts: dict[str, str]) -> None:
    with pytest.raises((ValidationError, ValueError)):
        Goal.of(parts)


def test_a_whole_goal_lacks_nothing() -> None:
    assert missing(Goal.of(WHOLE), today=TODAY) == ()


def test_an_empty_goal_is_asked_for_everything_that_makes_it_one() -> None:
    assert [(gap.part, gap.quality) for gap in missing(Goal(), today=TODAY)] == [
        ("change", "specific"),
        ("baseline", "measurable"),
        ("target", "measurable"),
        ("evidence", "measurable"),
        ("strategies", "achievable"),
        ("supports", "achievable"),
        ("cpsel", "relevant"),
        ("context", "relevant"),
        ("learning", "relevant"),
        ("due", "time-bound"),
    ]


def test_each_part_alone_is_missed_with_one_question() -> None:
    wanted = {gap.part: gap for gap in missing(Goal(), today=TODAY)}
    for part, gap in wanted.items():
        without = Goal.of({name: words for name, words in WHOLE.items() if name != part})
        assert missing(without, today=TODAY) == (gap,)
        assert gap.question.endswith("?") or "?" in gap.question


def test_a_day_that_has_passed_is_asked_about_again() -> None:
    question = "That day has passed. By which day will it be done?"
    late = Goal.of({**WHOLE, "due": "2026-11-21"})
    assert missing(late, today=TODAY) == (Gap(part="due", quality="time-bound", question=question),)
    assert missing(Goal.of({**WHOLE, "due": "2026-11-22"}), today=TODAY) == ()


@pytest.mark.parametrize(
    "target",
    [
        *("to 40", "half of our families", "no referrals", "every teacher twice a month"),
        *("Level three of the rubric", "attendance at 95%", "all grade levels"),
    ],
)
def test_a_target_is_measurable_where_it_names_something_to_count(target: str) -> None:
    assert is_measurable(target)


@pytest.mark.parametrize("target", ["better", "families feel welcome", "a stronger team", "more often", ""])
def test_a_target_that_names_nothing_to_count_is_not(target: str) -> None:
    assert not is_measurable(target)


def asked(term: Term | None = None, **parts: str) -> list[tuple[str, str]]:
    gaps = missing(Goal.of({**WHOLE, **parts}), today=TODAY, term=term or Term())
    return [(gap.part, gap.question) for gap in gaps]


def test_a_target_that_nobody_could_measure_is_asked_about() -> None:
    assert asked(target="families feel welcome") == [
        ("target", "How could somebody else tell that it is reached? A number or a share helps.")
    ]


@pytest.mark.parametrize(
    ("baseline", "target"), [("from 12", "to 12"), ("12 families", "12  Families."), ("still none", "none")]
)
def test_a_target_that_is_the_baseline_is_asked_about(baseline: str, target: str) -> None:
    assert asked(baseline=baseline, target=target) == [
        ("target", "That is where it stands now already. How should it be at the end?")
    ]


@pytest.mark.parametrize(("baseline", "target"), [("from 12", "to 120"), ("3 a year", "3 a month"), ("none", "some 3")])
def test_a_target_that_is_another_is_not(baseline: str, target: str) -> None:
    assert asked(baseline=baseline, target=target) == []


def test_a_day_outside_the_program_or_the_year_of_the_goal_is_asked_about() -> None:
    year = YearStandards(year=1, asked=3, taken=(4,), left=(1, 2, 3, 5, 6))
    term = Term(ends_on=date(2028, 6, 30), year_ends_on=date(2027, 8, 16), standards=year)
    assert asked(term, due="2027-08-16") == []
    assert asked(term, due="2027-08-17") == [
        ("due", "It is a goal of Year 1, which ends on August 16, 2027. By which day before that will it be done?")
    ]
    assert asked(term, due="2028-07-01") == [
        ("due", "Your program ends on June 30, 2028. By which day before that will it be done?")
    ]
    assert asked(Term(ends_on=date(2028, 6, 30)), due="2027-08-17") == []


def test_a_goal_for_a_standard_of_an_earlier_year_is_asked_and_not_refused() -> None:
    year = YearStandards(year=2, asked=3, before=(1, 3, 4), left=(2, 5, 6))
    assert asked(Term(standards=year)) == [
        (
            "cpsel",
            "CPSEL 4 had its goal in an earlier year. Year 2 is for CPSEL 2, 5, 6. Which CPSEL is this goal for?",
        )
    ]


def test_the_year_of_a_goal_ends_where_the_candidates_year_does() -> None:
    person = Person(
        id=1,
        name="Ana Ruiz",
        email="a@b.example",
        program="north",
        role=Role.CANDIDATE,
        starts_on=date(2026, 8, 17),
        ends_on=date(2028, 6, 30),
    )
    year = YearStandards(year=2, asked=3)
    assert term_of(person, year) == Term(ends_on=date(2028, 6, 30), year_ends_on=date(2028, 8, 16), standards=year)
    assert term_of(person, None) == Term(ends_on=date(2028, 6, 30))
    assert term_of(person.model_copy(update={"starts_on": None}), year) == Term(ends_on=date(2028, 6, 30))


def test_what_a_form_must_hold() -> None:
    assert refusal(Goal.of(WHOLE)) is None
    assert refusal(Goal.of(WHOLE), ends_on=date(2027, 5, 31)) is None
    assert refusal(Goal(words={GoalPart.CHANGE: "more"})) == (
        "no_cpsel",
        "Please choose the CPSEL that this goal is for.",
    )
    assert refusal(Goal(cpsel=4)) == (
        "nothing_written",
        "Please write something here: a few words are enough to begin.",
    )
    assert refusal(Goal.of({**WHOLE, "due": "2026-11-21"})) == (
        "past_due_date",
        "This day has passed. Please choose one that is still to come.",
    )
    assert refusal(Goal.of(WHOLE), ends_on=date(2027, 5, 30)) == (
        "due_after_program",
        "Your program ends on May 30, 2027. Please choose a day before that.",
    )


def test_the_six_standards_are_known_by_their_numbers() -> None:
    assert [one.number for one in CPSELS] == [1, 2, 3, 4, 5, 6]
    assert cpsel(4).title == "CPSEL 4: Family and community engagement"
    assert all(one.school != one.office for one in CPSELS)
    for number in (0, -1, 7):
        with pytest.raises(IndexError):
            cpsel(number)
