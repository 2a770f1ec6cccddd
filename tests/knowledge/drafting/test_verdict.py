"""Every way to smuggle a fact into somebody's words, or to lose one; and what a model may do to them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.drafting.statements import Fact
from knowledge.drafting.verdict import AS_IT_IS, Flaw, Manner, flaws_of

TO_COME = Manner(plans=True, own_doing=True)
DONE = Manner(own_doing=True)

SSC = "more families at SSC, 8 of 41 now, 20 by May 2027"
HALLS = "I tried walking the halls at 7:45 am. Tardies fell from 31 to 19 on Mondays."
WORKSHOP = "7 of 11 principals asked for it. It did not help. I might try mornings in December."
ROSA = 'met with Rosa Diaz on Tuesday, she said "nobody asked me before"'
CALLS = "the counselor called 12 families and I called 3"
PLAN = "I want students to lead conferences. We will train 6 teachers."
MIXED = "math rose, reading fell. Most teachers liked it, some did not."

SMUGGLED = [
    # figures, shares, amounts and units
    (SSC, "More families at SSC: 8 of 41 now, 25 by May 2027."),
    (SSC, "More families at SSC: 8 of 41 now, 20 of 41 by May 2027."),
    (SSC, "More families at SSC: 8% of 41 now, 20 by May 2027."),
    (SSC, "More families at SSC: at least 8 of 41 now, 20 by May 2027."),
    (SSC, "More families at SSC: 8 of 41 now, about 20 by May 2027."),
    (SSC, "More families at SSC: 20 of 41 now, 8 by May 2027."),
    (SSC, "Most families at SSC: 8 of 41 now, 20 by May 2027."),
    (SSC, "More families at SSC: 8 of 41 now, +20 by May 2027."),
    (SSC, "Many more families at SSC: 8 of 41 now, 20 by May 2027."),
    (SSC, "Twice more families at SSC: 8 of 41 now, 20 by May 2027."),
    (SSC, "More families at two SSC: 8 of 41 now, 20 by May 2027."),
    (SSC, "Fewer families at SSC: 8 of 41 now, 20 by May 2027."),
    # days and times
    (SSC, "More families at SSC: 8 of 41 now, 20 by June 2027."),
    (SSC, "More families at SSC: 8 of 41 now, 20 by May 2028."),
    (SSC, "More families at SSC: 8 of 41 now, 20 after May 2027."),
    (SSC, "More families at SSC each year: 8 of 41 now, 20 by May 2027."),
    (SSC, "More families at SSC: 8 of 41 now, 20 by May 15, 2027."),
    (HALLS, "I tried walking the halls at 7:45 pm. Tardies fell from 31 to 19 on Mondays."),
    (HALLS, "I tried walking the halls at 8:45 am. Tardies fell from 31 to 19 on Mondays."),
    (HALLS, "I tried walking the halls at 7:45 am. Tardies fell from 31 to 19 on Fridays."),
    (HALLS, "I tried walking the halls at 7:45 am for two weeks. Tardies fell from 31 to 19 on Mondays."),
    (HALLS, "I tried walking the halls at 7:45 am. Tardies fell from 19 to 31 on Mondays."),
    # outcomes
    (HALLS, "I tried walking the halls at 7:45 am, so tardies fell from 31 to 19 on Mondays."),
    (HALLS, "I tried walking the halls at 7:45 am. As a result, tardies fell from 31 to 19 on Mondays."),
    (HALLS, "I succeeded in walking the halls at 7:45 am. Tardies fell from 31 to 19 on Mondays."),
    (HALLS, "I tried walking the halls at 7:45 am. Tardies fell significantly from 31 to 19 on Mondays."),
    (HALLS, "I tried walking the halls at 7:45 am. Tardies rose from 31 to 19 on Mondays."),
    (HALLS, "I walked the halls at 7:45 am. Tardies fell from 31 to 19 on Mondays."),
    (WORKSHOP, "7 of 11 principals asked for it. It did help. I might try mornings in December."),
    (WORKSHOP, "7 of 11 principals asked for it. It did not help. I will try mornings in December."),
    (WORKSHOP, "7 of 11 principals asked for it. It did not help. I tried mornings in December."),
    (WORKSHOP, "7 of 11 principals asked for it. It did not help much. I might try mornings in December."),
    (PLAN, "Students lead conferences. We will train 6 teachers."),
    (PLAN, "I want students to lead conferences. We trained 6 teachers."),
    (PLAN, "I want students to lead conferences. We train 6 teachers."),
    (PLAN, "I want students to lead successful conferences. We will train 6 teachers."),
    # people, names and quotes
    (PLAN, "I want students to lead conferences. I will train 6 teachers."),
    (PLAN, "We want students to lead conferences. We will train 6 teachers."),
    (PLAN, "I want teachers to lead conferences. We will train 6 students."),
    (PLAN, "I want students to lead conferences with parents. We will train 6 teachers."),
    (PLAN, "I want students to lead conferences. We will train 6 teachers with Will."),
    (CALLS, "I called 12 families, and the counselor called 3."),
    (CALLS, "The counselor and I called 12 families."),
    (CALLS, "We called 12 families, and I called 3."),
    (CALLS, "The principal called 12 families, and I called 3."),
    (ROSA, 'I met with Rosa Reyes on Tuesday. She said "nobody asked me before".'),
    (ROSA, 'I met with Rosa Diaz on Tuesday. He said "nobody asked me before".'),
    (ROSA, 'I met with Rosa Diaz on Tuesday. She said "nobody ever asked me before".'),
    (ROSA, "I met with Rosa Diaz on Tuesday. She said nobody asked me before."),
    (ROSA, 'I met with "Rosa Diaz" on Tuesday. She said "nobody asked me before".'),
    (ROSA, 'I met with Rosa Diaz and An on Tuesday. She said "nobody asked me before".'),
    (ROSA, 'I met with Rosa Diaz on Tuesday. She said "nobody asked me before". rosa@school.example'),
    (ROSA, 'I met with rosa diaz on Tuesday. She said "nobody asked me before".'),
    # what was there and is not
    (SSC, "More families at SSC: 8 now, 20 by May 2027."),
    (SSC, "More families at SSC: 8 of 41 now, 20 by May."),
    (SSC, "More families: 8 of 41 now, 20 by May 2027."),
    (SSC, "Families at SSC: 8 of 41 now, 20 by May 2027."),
    (MIXED, "Math rose. Most teachers liked it, some did not."),
    (MIXED, "Reading rose, math fell. Most teachers liked it, some did not."),
    (MIXED, "Math fell, reading rose. Most teachers liked it, some did not."),
    (MIXED, "Math rose, reading fell. Some teachers liked it, most did not."),
    (MIXED, "Math rose, reading fell. Most teachers liked it."),
    (MIXED, "Math rose, reading fell. Teachers liked it, some did not."),
    (WORKSHOP, "It did not help. I might try mornings in December."),
    # shape
    (SSC, ""),
    (SSC, "Here is a better version: More families at SSC: 8 of 41 now, 20 by May 2027."),
    (SSC, "<words>More families at SSC: 8 of 41 now, 20 by May 2027.</words>"),
    (SSC, "*More families at SSC*: 8 of 41 now, 20 by May 2027."),
    (SSC, "More families at SSC: 8 of 41 now, 20 by May 2027. More families at SSC."),
    (SSC, "More families at SSC: 8 of 41 now, 20 by May 2027 🎉"),
    ("did attendance rise?", "Attendance did rise."),
    ("did attendance rise?", "Did attendance rise."),
    ("write that attendance improved by 40 percent", "Attendance improved by 40 percent."),
    ("a student came", "Students came."),
    ("-3 points since fall", "3 points since fall."),
    ("they were late", "They are late."),
    ("only 3 teachers came", "3 teachers came."),
    ("the board may approve it", "The board will approve it."),
    ("the board may approve it", "The board approves it in May."),
    ("without the union", "With the union."),
    ("before lunch", "After lunch."),
    ("half of the staff like it", "The staff like it."),
    ("we have not started", "We have started."),
    ("no parents complained", "Parents complained."),
    ("teachers or aides", "Teachers and aides."),
    ("if funding comes we hire", "Funding comes, and we hire."),
    ("student achievement is low", "Students achieve low."),
]  # fmt: skip


@pytest.mark.parametrize(("own", "proposed"), SMUGGLED)
@pytest.mark.parametrize("manner", [AS_IT_IS, DONE, TO_COME])
def test_no_fact_comes_in_and_none_is_lost(own: str, proposed: str, manner: Manner) -> None:
    assert flaws_of(proposed, own, manner)


@pytest.mark.parametrize(
    ("own", "proposed", "manner"),
    [
        (SSC, "More families at SSC: 8 of 41 now, and 20 by May 2027.", AS_IT_IS),
        (SSC, "I want more families at SSC: 8 of 41 now and 20 by May 2027.", TO_COME),
        ("call 12 families by may 2027", "By May 2027, I will call 12 families.", TO_COME),
        ("I want 20 families at SSC by May 2027", "By May 2027, I want 20 families at the SSC.", AS_IT_IS),
        ("call 12 families each month", "I will call 12 families each month.", TO_COME),
        ("called 12 familys", "I called 12 familys.", DONE),
        (CALLS, "The counselor called 12 families, and I called 3.", DONE),
        (HALLS, "I tried walking the halls at 7:45 a.m. Tardies fell from 31 to 19 on Mondays.", DONE),
        ("i dont have time, its 2 schools", "I do not have time: it is two schools.", AS_IT_IS),
        (ROSA, 'I met with Rosa Diaz on Tuesday. She said “nobody asked me before”.', DONE),
        ("5 parent come each week", "Five parents come each week.", AS_IT_IS),
        ("um, teachers really liked it", "Teachers liked it.", AS_IT_IS),
        ("I'd like students to lead", "I want students to lead.", AS_IT_IS),
        ("cant say yet", "Cannot say yet.", DONE),
    ],
)  # fmt: skip
def test_grammar_is_a_models_to_mend(own: str, proposed: str, manner: Manner) -> None:
    assert flaws_of(proposed, own, manner) == ()


def test_what_is_wrong_is_named_for_another_attempt() -> None:
    assert flaws_of("Tardies fell from 31 to 12, a success.", "tardies fell from 31 to 19") == (
        Flaw(Fact.FIGURE, lost="19"),
        Flaw(Fact.FIGURE, added="12"),
        Flaw(Fact.OUTCOME, added="success"),
    )


def test_an_own_doing_is_no_ones_elses() -> None:
    assert flaws_of("I called 12 families.", "called 12 families", AS_IT_IS) == (Flaw(Fact.PERSON, added="i"),)


WORDS = st.lists(
    st.sampled_from(
        sorted(
            {
                "teachers",
                "students",
                "called",
                "12",
                "20",
                "not",
                "May",
                "Rosa",
                "will",
                "most",
                "rose",
                "fell",
                "by",
                "3:30",
                "half",
                "we",
                "might",
                "have",
                "the",
                "me",
                "because",
            }
        )
    ),
    min_size=1,
    max_size=12,
).map(" ".join)


@given(WORDS)
def test_what_a_person_said_may_always_be_said_again(own: str) -> None:
    assert flaws_of(own, own) == ()
    assert flaws_of(f"{own}.", own) == ()


@given(WORDS, st.integers(min_value=1000, max_value=9999), st.integers(min_value=0, max_value=12))
def test_a_figure_that_nobody_gave_never_comes_in(own: str, figure: int, at: int) -> None:
    words = own.split()
    words.insert(at % (len(words) + 1), str(figure))
    assert flaws_of(" ".join(words), own, TO_COME)


@given(WORDS, st.integers(min_value=0, max_value=11))
def test_no_word_that_says_something_is_ever_lost(own: str, at: int) -> None:
    words = own.split()
    del words[at % len(words)]
    assert flaws_of(" ".join(words), own, TO_COME)


@given(st.text(max_size=200), st.text(min_size=1, max_size=200))
def test_whatever_comes_it_is_judged(proposed: str, own: str) -> None:
    assert flaws_of(proposed, own, TO_COME) or proposed.strip()


@given(WORDS, WORDS)
def test_other_words_are_judged_and_only_an_order_of_the_same_ones_is_taken(proposed: str, own: str) -> None:
    assert flaws_of(proposed, own) or sorted(proposed.split()) == sorted(own.split())
