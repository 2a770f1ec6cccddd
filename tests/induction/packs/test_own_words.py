import pytest

from induction.packs.cpsels import CPSELS, Standard
from induction.packs.own_words import in_house_words, in_own_words
from induction.packs.words import HOUSE_WORDS, ProgramWords

HARBOR = ProgramWords(
    coach="mentor",
    coaching="mentoring",
    coached="mentored",
    candidate="participating teacher",
    supervisor="principal",
    administrator="induction coordinator",
    plan="ILP",
    plan_in_full="individual learning plan",
    standard="teaching standard",
    standards=(Standard(number=7, name="Planning", school="lessons", office="plans"),),
)


@pytest.mark.parametrize(
    ("house", "own"),
    [
        ("Your coach is Noor.", "Your mentor is Noor."),
        ("you coach 3 candidates", "you mentor 3 participating teachers"),
        ("All coaches", "All mentors"),
        ("Coaching: 2 h", "Mentoring: 2 h"),
        ("1 h coaching, coached in person", "1 h mentoring, mentored in person"),
        ("A coach and an IIP goal", "A mentor and an ILP goal"),
        ("Choose a CPSEL", "Choose a teaching standard"),
        ("for a CPSEL. CPSEL 3 is next", "for a teaching standard. Teaching standard 3 is next"),
        ("*CPSEL 3: Planning*", "*Teaching standard 3: Planning*"),
        ("the six CPSELs", "the six teaching standards"),
        ("Ask your program administrator or the site supervisor", "Ask your induction coordinator or the principal"),
        ("never to a supervisor", "never to a principal"),
        ("an Individual Induction Plan", "an individual learning plan"),
        ("· coach Noor Haddad", "· mentor Noor Haddad"),
        ("approach, coachable, IIPs", "approach, coachable, ILPs"),
        ("It says “each coach has an IIP”, coach.", "It says “each coach has an IIP”, mentor."),
        ("The coach:\n&gt; the coach of the coach\n> a coach", "The mentor:\n&gt; the coach of the coach\n> a coach"),
        ("“The “coach” is a coach” and a coach", "“The “coach” is a coach” and a mentor"),
        ("Coach Carter is a coach", "Coach Carter is a mentor"),
    ],
)
def test_the_houses_words_as_a_program_says_them(house: str, own: str):
    assert in_own_words(house, HARBOR) == own
    assert in_own_words(house, HOUSE_WORDS) == house


@pytest.mark.parametrize(
    ("own", "house"),
    [
        ("90 min with my mentor, ILP goal 2", "90 min with my coach, IIP goal 2"),
        ("Mentoring yesterday", "coaching yesterday"),
        ("for standard 3", "for CPSEL 3"),
        ("for teaching standard 3 and standards #4", "for CPSEL 3 and CPSEL #4"),
        ("what are the teaching standards", "what are the CPSELs"),
        ("a high standard of care", "a high standard of care"),
        ("with my coach", "with my coach"),
    ],
)
def test_a_programs_words_as_the_house_reads_them(own: str, house: str):
    assert in_house_words(own, HARBOR) == house
    assert in_house_words(own, HOUSE_WORDS) == own


def test_words_of_ones_own():
    assert [HOUSE_WORDS.is_the_houses, HARBOR.is_the_houses] == [True, False]
    assert ProgramWords(standards=HARBOR.standards).is_the_houses
    assert HOUSE_WORDS.standards == CPSELS


def test_a_standard_by_its_number():
    assert [HARBOR.title(7), HARBOR.title(8)] == ["Teaching standard 7: Planning", "Teaching standard 8"]
    assert HOUSE_WORDS.title(1) == "CPSEL 1: Shared vision"
