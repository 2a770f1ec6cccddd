"""A person's text by parts: nothing is added, nothing is lost."""

import re
from collections import Counter
from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.times.deadlines import due_in
from bot.understanding.writing.bystanders import named_bystanders
from bot.understanding.writing.goals import arrange_goal, cpsel_in
from bot.understanding.writing.reflections import arrange_reflection, goal_number_in
from induction.writing.goals import Goal, GoalPart
from induction.writing.reflections import Reflection, ReflectionPart

TODAY = date(2026, 11, 22)

PIECES = st.sampled_from(
    [
        "I want more families at our meetings", "from 12", "to 40", "by May 2027", "measured by sign-in sheets",
        "using phone calls", "CPSEL 4", "Baseline:", "my coach will help me", ".", "!", "\n", ",", ";", "- ", "...",
        "with help from the office", "we tried", "I learned", "Next time", "by calling home", "İ", "ß", "{{ 7 * 7 }}",
        "goal 2", "e.g.", "Mr. Lee", "by June 4", "\n\n", "  ", "“quoted”", "<!channel>",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=25).map(" ".join))


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


@given(TEXTS)
def test_every_word_of_a_goal_is_in_exactly_one_part(text: str) -> None:
    parts = arrange_goal(text, TODAY).words.values()
    assert sum((words(part) for part in parts), Counter()) == words(text)


@given(TEXTS)
def test_every_word_of_a_reflection_is_in_exactly_one_part(text: str) -> None:
    parts = arrange_reflection(text).words.values()
    assert sum((words(part) for part in parts), Counter()) == words(text)


@given(TEXTS)
def test_what_stands_in_a_part_stands_in_the_text_line_by_line(text: str) -> None:
    plain = " ".join(text.split())
    for part in arrange_goal(text, TODAY).words.values():
        for line in part.split("\n"):
            assert all(word in plain for word in line.split())


def test_a_goal_in_one_breath() -> None:
    text = (
        "I want more families at our meetings, from 12 to 40 by May 2027 using phone calls home, measured by sign-in "
        "sheets. CPSEL 4. Right now only 12 come. My coach will help me plan. I'll go to a workshop on it."
    )
    assert arrange_goal(text, TODAY) == Goal(
        cpsel=4,
        due=date(2027, 5, 31),
        words={
            GoalPart.CHANGE: "I want more families at our meetings",
            GoalPart.BASELINE: "from 12\nRight now only 12 come.",
            GoalPart.TARGET: "to 40",
            GoalPart.DATES: "by May 2027",
            GoalPart.STRATEGIES: "using phone calls home",
            GoalPart.EVIDENCE: "measured by sign-in sheets. CPSEL 4.",
            GoalPart.SUPPORTS: "My coach will help me plan.",
            GoalPart.LEARNING: "I'll go to a workshop on it.",
        },
    )


def test_a_goal_under_headings() -> None:
    text = (
        "Baseline: 3 of 20 teachers get feedback weekly.\nTarget: 15 of 20 by 5/29/2027\n"
        "Supports: my principal frees one morning a week\nEvidence: my calendar"
    )
    assert arrange_goal(text, TODAY) == Goal(
        due=date(2027, 5, 29),
        words={
            GoalPart.BASELINE: "Baseline: 3 of 20 teachers get feedback weekly.",
            GoalPart.TARGET: "Target: 15 of 20",
            GoalPart.DATES: "by 5/29/2027",
            GoalPart.SUPPORTS: "Supports: my principal frees one morning a week",
            GoalPart.EVIDENCE: "Evidence: my calendar",
        },
    )


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("By May 2027 at least 15 should come.", GoalPart.TARGET),
        ("By January every new teacher has one shared period.", GoalPart.TARGET),
        ("By May 2027 I will call every family.", GoalPart.STRATEGIES),
        ("By May 2027.", GoalPart.DATES),
    ],
)
def test_a_sentence_that_begins_with_its_time_is_what_the_rest_of_it_says(text: str, part: GoalPart) -> None:
    assert arrange_goal(text, TODAY).words == {part: text}


def test_what_nothing_tells_stays_in_ones_own_words() -> None:
    assert arrange_goal("something about math", TODAY) == Goal(words={GoalPart.OWN_WORDS: "something about math"})
    assert arrange_goal(" \n ", TODAY) == Goal()
    assert arrange_reflection("it was loud") == Reflection(words={ReflectionPart.OWN_WORDS: "it was loud"})


def test_a_reflection_by_the_questions_it_answers() -> None:
    text = (
        "We tried a shorter meeting. 31 families came, twice as many as before. The sign-in sheets show it. I learned "
        "that the hour matters. Next I will move all nights to 5:30. CPSEL four"
    )
    assert arrange_reflection(text) == Reflection(
        cpsel=4,
        words={
            ReflectionPart.TRIED: "We tried a shorter meeting.",
            ReflectionPart.HAPPENED: "31 families came, twice as many as before.",
            ReflectionPart.KNOWN: "The sign-in sheets show it.",
            ReflectionPart.MEANING: "I learned that the hour matters.",
            ReflectionPart.NEXT: "Next I will move all nights to 5:30. CPSEL four",
        },
    )


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("CPSEL 4", 4),
        ("for cpsel #2, mostly", 2),
        ("CPSEL six", 6),
        ("CPSEL 4 and again CPSEL 4", 4),
        ("CPSEL 4 and 5", None),
        ("CPSELs 1, 2", None),
        ("CPSEL 3 or CPSEL 2", None),
        ("CPSEL 7", 7),
        ("CPSEL 45", 45),
        ("standard fare", None),
    ],
)
def test_the_one_cpsel_that_is_named(text: str, number: int | None) -> None:
    assert cpsel_in(text) == number


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("by May 15", date(2027, 5, 15)),
        ("by June 30", date(2027, 6, 30)),
        ("by Nov 22", date(2026, 11, 22)),
        ("by the end of May", date(2027, 5, 31)),
        ("by November", date(2026, 11, 30)),
        ("by May 2028", date(2028, 5, 31)),
        ("due 5/29/2027", date(2027, 5, 29)),
        ("by February 29, 2028", date(2028, 2, 29)),
        ("by October 1, 2025", date(2025, 10, 1)),
        ("by May 15 or by June 15", None),
        ("by mid-May", None),
        ("by the end of the year", None),
        ("by Friday", None),
        ("by the 15th", None),
        ("we met on May 15", None),
        ("from 12 to 40", None),
    ],
)
def test_the_one_day_by_which_it_is_done(text: str, day: date | None) -> None:
    assert due_in(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "number"), [("IIP goal 2", 2), ("for goal #1", 1), ("goals 1 and goal 2", None), ("my goal", None)]
)
def test_the_goal_that_is_named(text: str, number: int | None) -> None:
    assert goal_number_in(text) == number


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("I met with Maya Torres about it", ("Maya Torres",)),
        ("Ms. Lee and Mr Ortiz lead it", ("Lee", "Ortiz")),
        ("my student Jamal read aloud", ("Jamal",)),
        ("a parent, Rosa, said so", ("Rosa",)),
        ("Dana Whitfield and Marcus Bell planned it", ()),
        ("at Lincoln Elementary, Rosa Parks Middle School and Los Angeles Unified", ()),
        ("Family Nights start on Monday. We use Google Classroom. More Families", ()),
        ("students and parents came", ()),
        ("Maya Torres came; Maya Torres stayed", ("Maya Torres",)),
    ],
)
def test_names_that_had_better_not_be_there(text: str, names: tuple[str, ...]) -> None:
    assert named_bystanders(text, ["Dana Whitfield", "Marcus Bell"]) == names


@pytest.mark.parametrize("piece", ["from 1 ", "from a to ", "by the end of ", "cpsel 4 ", "Maya ", "... ", "evidence"])
def test_three_thousand_characters_take_no_time(piece: str) -> None:
    text = piece * (3000 // len(piece))
    begun = process_time()
    arrange_goal(text, TODAY)
    arrange_reflection(text)
    named_bystanders(text, ["Dana Whitfield"])
    assert process_time() - begun < 1.0
