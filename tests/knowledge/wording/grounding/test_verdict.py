"""What a model may say of passages, and the ways in which it may not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.answers import Citation
from knowledge.wording.grounding.claims import Flaw
from knowledge.wording.grounding.verdict import Told, Verdict, grounded, whole_sentences

ASKED = "how does it work?"
TRICKY = ("[1]", "[1,2]", ".", ":", "(", "'", "’s", "36", "hours", "1-2-3", "5:30", "12,000", "$", "%", "§not", "lasts")


def passage(quote: str, *heading: str, lead: str = "", program: str = "fern") -> Citation:
    title = f"{program.title()} handbook"
    return Citation(
        program=program, document="h.md", title=title, heading=heading, place="line 1", quote=quote, lead=lead
    )


COACHING = passage(
    "Every candidate meets a coach for 36 hours of coaching each year, 72 hours in all. Meetings take place at the "
    "school or online. The coach keeps the log in LogBook, and the candidate signs it each month. Coaching begins in "
    "September. It may not be recorded.",
    "Coaching",
)
PAIRING = passage(
    "The office pairs a candidate with a coach no later than 21 days after enrollment. Coaches have led a school for "
    "at least five years. The supervisor rates the candidate before the interview.",
    "Pairing",
)
WORKSHOPS = passage(
    "Candidates attend 12 workshops in Year 1 and 15 workshops in Year 2. Each workshop lasts 90 minutes, from 4:00 to "
    "5:30 p.m. on the third Tuesday of a month. The first three workshops are on Zoom.",
    "Workshops",
)
PORTFOLIO = passage(
    "a letter from the superintendent\ntwo or three artifacts for each goal\nthe signed plan",
    "Portfolio",
    lead="The portfolio holds:",
)
HOURS = passage(
    "Coaching | 36 | 72\nCohort meetings | 8 | 16\nSite visits | 10 (disputed) | 20 (disputed)",
    "Hours",
    lead="Kind | Hours a year | Hours in two years",
)
RULES = passage(
    "The plan may not be used for decisions about employment. Only a medical reason excuses a candidate from the "
    "portfolio. The instructor decides whether late work is accepted. If you leave within 10 days, the fee of $1,500 "
    "is paid back. You can ask for an extension of up to six months. The director should reply within 5 business days. "
    "The survey was returned by 82% of candidates, and 1,204 people got it. It costs the district $3,000 to $4,000 for "
    "each candidate. First-year candidates present a poster or a film.",
    "Rules",
)
CONTACT = passage(
    "Questions go to May Rivera, 555-010-2000, office@fern.example. Presentations take place in May of Year 2. "
    "Enrollment ends on August 15, 2027. The rubric calls this “steady growth”.",
    "Contact",
)
OPEN = passage(
    "How hours are rounded.\nWhether travel counts as coaching.\nTravel is paid.", "What the handbook does not say"
)
WAYS = passage(
    "The plan is due in October.\nThe handbook gives two answers: in the first 60 days, or at orientation.", "The plan"
)
STEPS = passage(
    "1 | Coach | Signs the checklist, checks workshop hours\n2 | Candidate | Uploads logs; sends the form (RF)\n"
    "3 | Program Director | Confirms the checklist; completes the RF",
    "Steps",
    lead="Step | Who | What",
)
OAK = passage("Every candidate meets a coach for 40 hours of coaching each year.", "Coaching", program="oak")

PASSAGES = (COACHING, PAIRING, WORKSHOPS, PORTFOLIO, HOURS, RULES, CONTACT, OPEN, WAYS, OAK, STEPS)


@pytest.mark.parametrize(
    "wording",
    [
        "Every candidate meets a coach for 36 hours of coaching each year [1].",
        "Candidates meet a coach for thirty-six hours of coaching a year [1].",
        "You meet a coach for 36 hours of coaching annually, 72 hours in total [1].",
        "Meetings take place at the school or online [1].",
        "Coaching starts in September [1].",
        "Coaching begins in September. It may not be recorded [1].",
        "The coach keeps the log in LogBook [1].",
        "A candidate is paired with a coach within 21 days of enrollment by the office [2].",
        "The office matches candidates with a coach no later than 21 days after they enroll [2].",
        "Coaches have led a school for five years or more [2].",
        "Coaches have led a school for no fewer than 5 years [2].",
        "Candidates attend 12 workshops in Year 1 [3].",
        "Candidates attend 15 workshops in Year 2 and 12 workshops in Year 1 [3].",
        "Each workshop lasts ninety minutes [3].",
        "Workshops are from 4:00 to 5:30 PM on the third Tuesday of a month [3].",
        "The portfolio holds a letter from the superintendent [4].",
        "The portfolio holds 2 or 3 artifacts for each goal [4].",
        "Coaching is 36 hours a year and 72 hours in two years [5].",
        "Cohort meetings are 8 hours a year [5].",
        "The plan cannot be used for decisions about employment [6].",
        "Only a medical reason excuses you from the portfolio [6].",
        "The instructor decides if late work is accepted [6].",
        "If you leave within ten days, the fee of 1,500 dollars is paid back [6].",
        "You may ask for an extension of at most six months [6].",
        "The director should reply within five business days [6].",
        "The survey was returned by 82 percent of candidates [6].",
        "Presentations take place in May of Year 2 [7].",
        "Enrollment ends on August 15, 2027 [7].",
        "Questions go to May Rivera, 555-010-2000, office@fern.example [7].",
        "The rubric calls this “steady growth” [7].",
        "The coach signs the checklist [11].",
        "The Program Director completes the RF [11].",
        "Coaching is 36 hours a year. [5] Coaching begins in September. [1]",
        "Coaching is 36 hours a year",
    ],
)
def test_what_a_passage_says_may_be_said_in_other_words(wording: str) -> None:
    assert grounded(wording, PASSAGES, ASKED).reasons == ()


@pytest.mark.parametrize(
    ("wording", "flaw"),
    [
        # Figures: another number, another unit, another period, another thing.
        ("Every candidate meets a coach for 38 hours of coaching each year [1].", Flaw.FIGURE),
        ("Every candidate meets a coach for forty hours of coaching each year [1].", Flaw.FIGURE),
        ("Every candidate meets a coach for 36 days of coaching each year [1].", Flaw.FIGURE),
        ("Every candidate meets a coach for 36 hours of coaching each month [1].", Flaw.FIGURE),
        ("Every candidate meets a coach for 36 hours of coaching [1].", Flaw.FIGURE),
        ("Every candidate meets a coach for 36 hours of coaching in all [1].", Flaw.FIGURE),
        ("Every candidate meets a coach for 72 hours of coaching each year [1].", Flaw.FIGURE),
        ("Every candidate meets a coach for 36-72 hours of coaching each year [1].", Flaw.FIGURE),
        ("Every candidate meets a coach for at least 36 hours of coaching each year [1].", Flaw.FIGURE),
        ("Every candidate meets a coach for about 36 hours of coaching each year [1].", Flaw.FIGURE),
        ("Every candidate meets a coach for 40 hours of coaching each year [1].", Flaw.FIGURE),
        ("Candidates attend 15 workshops in Year 1 [3].", Flaw.FIGURE),
        ("Candidates attend 12 workshops in Year 2 [3].", Flaw.FIGURE),
        ("Candidates attend 12 workshops a year [3].", Flaw.FIGURE),
        ("Candidates attend 27 workshops in all [3].", Flaw.FIGURE),
        ("Each workshop lasts 90 hours [3].", Flaw.FIGURE),
        ("Each workshop lasts an hour and a half [3].", Flaw.WORD),
        ("Each workshop is from 4:00 to 5:30 a.m. on the third Tuesday of a month [3].", Flaw.FORCE),
        ("Each workshop is from 4:30 to 5:30 p.m. on the third Tuesday of a month [3].", Flaw.FIGURE),
        ("Each workshop is on the second Tuesday of a month [3].", Flaw.WORD),
        ("Each workshop is on the third Monday of a month [3].", Flaw.WORD),
        ("The first twelve workshops are on Zoom [3].", Flaw.FIGURE),
        ("All workshops are on Zoom [3].", Flaw.FORCE),
        ("The portfolio holds three artifacts for each goal [4].", Flaw.FIGURE),
        ("The portfolio holds two or three artifacts [4].", Flaw.FIGURE),
        ("Cohort meetings are 36 hours a year [5].", Flaw.FIGURE),
        ("Cohort meetings are 16 hours a year [5].", Flaw.FIGURE),
        ("Coaching is 8 hours a year [5].", Flaw.FIGURE),
        ("Site visits are 10 hours a year [5].", Flaw.FORCE),
        ("If you leave within 10 weeks, the fee of $1,500 is paid back [6].", Flaw.FIGURE),
        ("If you leave within 10 days, the fee of $15,000 is paid back [6].", Flaw.FIGURE),
        ("The director should reply within 5 days [6].", Flaw.FIGURE),
        ("The survey was returned by 28% of candidates [6].", Flaw.FIGURE),
        ("The survey was returned by 82 candidates [6].", Flaw.FIGURE),
        ("It costs $3,000 to $4,000 for each candidate [6].", Flaw.FIGURE),
        ("It costs the district $3,000 for each candidate [6].", Flaw.FIGURE),
        ("Enrollment ends on August 16, 2027 [7].", Flaw.FIGURE),
        ("Enrollment ends on August 15, 2026 [7].", Flaw.FIGURE),
        # Limits and times.
        ("A candidate is paired with a coach 21 days after enrollment by the office [2].", Flaw.FIGURE),
        ("The office pairs a candidate with a coach at least 21 days after enrollment [2].", Flaw.FIGURE),
        ("The office pairs a candidate with a coach within 21 days before enrollment [2].", Flaw.FORCE),
        ("Coaches have led a school for at most five years [2].", Flaw.FIGURE),
        ("Coaches have led a school for five years [2].", Flaw.FIGURE),
        ("Coaches have led a school for more than five years [2].", Flaw.FIGURE),
        ("You can ask for an extension of at least six months [6].", Flaw.FIGURE),
        ("You can ask for an extension of six months [6].", Flaw.FIGURE),
        ("The supervisor rates the candidate after the interview [2].", Flaw.FORCE),
        ("The supervisor rates the candidate at the interview [2].", Flaw.FORCE),
        ("Enrollment ends before August 15, 2027 [7].", Flaw.FORCE),
        ("Presentations take place in June of Year 2 [7].", Flaw.WORD),
        ("Presentations take place in May of Year 1 [7].", Flaw.FIGURE),
        # Not, may, must, should, only, if.
        ("The plan may be used for decisions about employment [6].", Flaw.FORCE),
        ("The plan must not be used for decisions about employment [6].", Flaw.FORCE),
        ("The plan is used for decisions about employment [6].", Flaw.FORCE),
        ("Coaching does not begin in September [1].", Flaw.FORCE),
        ("Coaching may begin in September [1].", Flaw.FORCE),
        ("Coaching must begin in September [1].", Flaw.FORCE),
        ("Coaching begins only in September [1].", Flaw.FORCE),
        ("Coaching usually begins in September [1].", Flaw.FORCE),
        ("A medical reason excuses a candidate from the portfolio [6].", Flaw.FORCE),
        ("Late work is accepted [6].", Flaw.LEFT_OUT),
        ("The fee of $1,500 is paid back [6].", Flaw.FORCE),
        ("The director must reply within 5 business days [6].", Flaw.FORCE),
        ("The director replies within 5 business days [6].", Flaw.FORCE),
        ("You must ask for an extension of up to six months [6].", Flaw.FORCE),
        ("Travel counts as coaching [8].", Flaw.FORCE),
        ("The plan is due in the first 60 days [9].", Flaw.FORCE),
        # Who does what to whom.
        ("The candidate keeps the log in LogBook [1].", Flaw.PERSON),
        ("You keep the log in LogBook [1].", Flaw.PERSON),
        ("The coach signs the log each month [1].", Flaw.PERSON),
        ("The candidate rates the supervisor before the interview [2].", Flaw.PERSON),
        ("The supervisor pairs a candidate with a coach no later than 21 days after enrollment [2].", Flaw.WORD),
        ("The director decides whether late work is accepted [6].", Flaw.WORD),
        ("Candidates present a poster or a film [6].", Flaw.LEFT_OUT),
        ("First-year candidates present a poster and a film [6].", Flaw.JOIN),
        ("The candidate completes the RF [11].", Flaw.PERSON),
        ("The candidate signs the checklist [11].", Flaw.PERSON),
        ("The coach receives the checklist [11].", Flaw.WORD),
        ("The coach gives workshop hours [11].", Flaw.WORD),
        ("The coach has the checklist [11].", Flaw.WORD),
        # Words, names, quotes and contacts of its own.
        ("Coaching begins in September at the library [1].", Flaw.WORD),
        ("Coaching begins in September with Dana Whitfield [1].", Flaw.WORD),
        ("Coaching begins in September, says Will [1].", Flaw.NAME),
        ("The coach keeps the log in BigTime [1].", Flaw.WORD),
        ("The log is kept in Brightspace [1].", Flaw.WORD),
        ("The rubric calls this “strong growth” [7].", Flaw.QUOTE),
        ("Questions go to May Rivera, 555-010-2001, office@fern.example [7].", Flaw.CONTACT),
        ("Questions go to May Rivera, 555-010-2000, rivera@fern.example [7].", Flaw.CONTACT),
        ("Questions go to www.fern.example [7].", Flaw.CONTACT),
        ("The sooner you begin coaching, the better [1].", Flaw.WORD),
        ("Meetings take place at the school. Talk to a lawyer [1].", Flaw.WORD),
        ("Meetings take place at the school and online [1].", Flaw.JOIN),
        # Passages put together.
        ("Every candidate meets a coach for 36 hours of coaching each year at the school [1].", Flaw.WORD),
        ("Workshops take place at the school or online [3].", Flaw.WORD),
        ("Workshops begin in September [1].", Flaw.WORD),
        ("Coaching is from 4:00 to 5:30 p.m. on the third Tuesday of a month [3].", Flaw.WORD),
        ("Each workshop lasts 90 minutes. It may not be recorded [3][1].", Flaw.PRONOUN),
        ("At Oak, every candidate meets a coach for 36 hours of coaching each year [1].", Flaw.WORD),
        # Its shape.
        ("", Flaw.SHAPE),
        ("September.", Flaw.SHAPE),
        ("Every candidate meets a coach for 36 hours of coaching each year [12].", Flaw.CITATION),
        ("Coaching begins in September [0].", Flaw.CITATION),
        ("Coaching begins in September [2].", Flaw.WORD),
        ("Yes, coaching begins in September [1].", Flaw.CHATTER),
        ("I think coaching begins in September [1].", Flaw.CHATTER),
        ("I'm sorry, but I can't help with that.", Flaw.CHATTER),
        ("As an AI, I have no access to that.", Flaw.CHATTER),
        ("Passage 1 states that coaching begins in September [1].", Flaw.CHATTER),
        ("Coaching begins in September [1]. Please ask the office.", Flaw.CHATTER),
        ("Coaching begins in September! [1]", Flaw.SHAPE),
        ("**Coaching** begins in September [1].", Flaw.SHAPE),
        ("[Coaching](https://fern.example) begins in September [1].", Flaw.CONTACT),
        ("<!channel> Coaching begins in September [1].", Flaw.SHAPE),
        ("<@U123> Coaching begins in September [1].", Flaw.SHAPE),
        ("{{ 7 * 7 }} Coaching begins in September [1].", Flaw.SHAPE),
        ('{"answer": "Coaching begins in September"}', Flaw.SHAPE),
        ("Coaching begins in September [1]. " * 5, Flaw.SHAPE),
        ("Coaching begins in September " + "and September " * 60 + "[1].", Flaw.SHAPE),
        ("コーチング は 九月に始まります [1].", Flaw.WORD),
    ],
)
def test_what_no_passage_says_is_not_said(wording: str, flaw: Flaw) -> None:
    verdict = grounded(wording, PASSAGES, ASKED)
    assert not verdict.accepted
    assert flaw in verdict.reasons


def test_each_sentence_is_shown_with_the_passage_it_stands_on() -> None:
    wording = "Coaching is 36 hours a year. Coaching begins in September."
    told = (Told("Coaching is 36 hours a year", 5), Told("Coaching begins in September", 1))
    assert grounded(wording, PASSAGES, ASKED) == Verdict(accepted=True, told=told)
    assert [one.text for one in told] == ["Coaching is 36 hours a year [5].", "Coaching begins in September [1]."]


def test_the_label_of_invented_examples_gives_the_warning_that_a_wording_leaves_out() -> None:
    example = passage("The district pays for 20 hours of coaching.", "Example 2")
    labelled = example.model_copy(update={"label": "state guidance, invented examples"})
    wording = "The district pays for 20 hours of coaching [1]."
    assert not grounded(wording, (example,), ASKED).accepted
    assert grounded(wording, (labelled,), ASKED).accepted


@pytest.mark.parametrize(
    ("coming", "whole"),
    [
        ("", ""),
        ("Coaching begins in", ""),
        ("Coaching begins in September [1].", ""),
        ("Coaching begins in September. [", ""),
        ("Coaching begins in September. [1]", ""),
        ("Coaching begins in September. [1] M", "Coaching begins in September [1]."),
        ("Coaching begins [1]. Meetings take place. It may", "Coaching begins [1]. Meetings take place."),
        ("It costs $3. 5", ""),
    ],
)
def test_a_sentence_is_whole_when_the_next_one_has_begun(coming: str, whole: str) -> None:
    assert whole_sentences(coming) == whole


def test_a_question_lends_must_and_never_a_figure() -> None:
    duty = "how many hours of coaching must I have? is it 50 hours?"
    assert grounded("You need 36 hours of coaching a year [5].", PASSAGES, duty).accepted
    assert not grounded("You need 36 hours of coaching a year [5].", PASSAGES, ASKED).accepted
    assert not grounded("You need 50 hours of coaching a year [5].", PASSAGES, duty).accepted
    assert not grounded("Coaching must be recorded [1].", PASSAGES, duty).accepted


def test_nothing_is_grounded_in_nothing() -> None:
    assert not grounded("Coaching begins in September.", (), ASKED).accepted


@given(st.lists(st.one_of(st.text(max_size=12), st.sampled_from(TRICKY)), max_size=40).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_any_text_gets_a_verdict(wording: str) -> None:
    verdict = grounded(wording, PASSAGES[:3], wording)
    assert verdict.accepted == bool(verdict.told) != bool(verdict.reasons)
