from datetime import date

import pytest

from induction.ahead.early_warning import FactKind
from induction.packs.reminding import NudgeKind
from prompts.digest import ToldOf, digest_head, digest_item, digest_text, snoozed_words, stopped_words

TODAY, LATER, BEFORE = date(2026, 11, 23), date(2026, 12, 4), date(2026, 10, 30)
DANA, RAY = "Dana Whitfield", "Ray Cho"


@pytest.mark.parametrize(
    ("kind", "each", "words"),
    [
        (
            NudgeKind.PACE,
            [ToldOf(number=390, of=551)],
            "*Hours of Coaching*: 6 h 30 min so far this program year; an even pace would be at about 9 h by now.",
        ),
        (
            NudgeKind.UNCONFIRMED,
            [ToldOf(number=3, of=240, day=BEFORE)],
            "*Your hours that nobody confirmed yet*: 3 entries, 4 h, the oldest logged Fri, Oct 30.",
        ),
        (NudgeKind.TO_CONFIRM, [ToldOf(number=1, of=45)], "*Hours to confirm*: 1 entry, 45 min."),
        (NudgeKind.REFLECTION, [ToldOf(number=1, of=4, day=LATER)], "*Coaching*: 1 of 4 kept, by Fri, Dec 4."),
        (NudgeKind.WINDOW, [ToldOf(day=LATER)], "*Coaching*: by Fri, Dec 4."),
        (NudgeKind.WINDOW, [ToldOf(day=TODAY)], "*Coaching*: due today."),
        (NudgeKind.WINDOW, [ToldOf(day=BEFORE)], "*Coaching*: was due Fri, Oct 30."),
        (NudgeKind.ITEM, [ToldOf(day=TODAY)], "*Action item*: draft {{ 7 * 7 }}, due today."),
        (
            NudgeKind.ITEM,
            [ToldOf(DANA, day=BEFORE)],
            f"*Action item*: draft {{{{ 7 * 7 }}}} (with {DANA}), was due Fri, Oct 30.",
        ),
        (
            NudgeKind.CONTACT,
            [ToldOf(DANA, 24, day=BEFORE), ToldOf(RAY, 24, day=BEFORE)],
            (
                f"*No coaching logged for 21 days or more*: {DANA} (since Fri, Oct 30, 24 days), "
                f"{RAY} (since Fri, Oct 30, 24 days)."
            ),
        ),
        (
            NudgeKind.MEETING,
            [ToldOf(DANA), ToldOf(RAY, day=BEFORE)],
            f"*No next meeting set*: {DANA}, {RAY} (the last was to be Fri, Oct 30).",
        ),
        (NudgeKind.SIGN_OFF, [ToldOf(DANA, day=LATER)], f"*Coaching*, to be signed by you: {DANA} (by Fri, Dec 4)."),
        (NudgeKind.SIGN_OFF, [ToldOf()], "*Coaching*, to be signed by you."),
        (NudgeKind.RATING, [ToldOf(DANA), ToldOf(RAY)], f"*Coaching*, your scores are asked for: {DANA}, {RAY}."),
        (NudgeKind.RATING, [ToldOf(day=LATER)], "*Coaching*, your own scores are asked for, by Fri, Dec 4."),
        (
            NudgeKind.APPROVAL,
            [ToldOf(DANA, 1), ToldOf(RAY, 2)],
            f"*IIP goals that wait for your approval*: {DANA}, {RAY} (2 goals).",
        ),
        (NudgeKind.PAIRING, [ToldOf(DANA, 34)], f"*Not paired with a coach yet*: {DANA} (34 days)."),
        (
            NudgeKind.QUESTIONS,
            [ToldOf(number=5, day=BEFORE)],
            "*Questions that your documents do not answer*: 5 in the seven days from Fri, Oct 30.",
        ),
        (
            NudgeKind.COHORT,
            [ToldOf()],
            "*The weekly post of Coaching cannot go out*: the cohort has no channel.",
        ),
    ],
)
def test_each_thing_says_what_it_rests_on(kind: NudgeKind, each: list[ToldOf], words: str) -> None:
    told = digest_item(
        kind, each, TODAY, name="Coaching", text="draft {{ 7 * 7 }}", reason="the cohort has no channel", after=21
    )
    assert told == words


@pytest.mark.parametrize(
    ("fact", "each", "words"),
    [
        (FactKind.MISSING_ASSIGNMENTS, [ToldOf(DANA, 2)], f"*Assignments not marked as in*: {DANA} (2)."),
        (FactKind.MISSING_ASSIGNMENTS, [ToldOf(number=2)], "*On record*: 2 assignments are not marked as in."),
        (
            FactKind.NO_CONTACT,
            [ToldOf(DANA, 46, day=BEFORE)],
            f"*On record, no mentoring session for long*: {DANA} (since Fri, Oct 30, 46 days).",
        ),
        (
            FactKind.NO_CONTACT,
            [ToldOf(number=46, day=BEFORE)],
            "*On record*: no mentoring session is logged since Fri, Oct 30, 46 days ago.",
        ),
        (
            FactKind.SLOW_PACE,
            [ToldOf(DANA, 90, 600)],
            f"*On record, coaching behind an even pace*: {DANA} (1 h 30 min, about 10 h at an even pace).",
        ),
        (
            FactKind.SLOW_PACE,
            [ToldOf(number=90, of=600)],
            "*On record*: 1 h 30 min of coaching this program year; an even pace would be at about 10 h by now.",
        ),
    ],
)
def test_an_early_fact_is_told_as_what_is_on_record(fact: FactKind, each: list[ToldOf], words: str) -> None:
    told = digest_item(NudgeKind.EARLY_WARNING, each, TODAY, name="coaching", fact=fact, coach="mentor")
    assert told == words


def test_a_locked_screen_shows_how_much_is_open_and_no_more() -> None:
    assert [digest_text(1), digest_text(2)] == [
        "1 thing is open in your induction program.",
        "2 things are open in your induction program.",
    ]
    assert [digest_head(0), digest_head(1), digest_head(3)] == [
        "Nothing of this is open any more.",
        "*1 thing is open*",
        "*3 things are open*",
    ]


def test_what_was_done_about_it_is_said_with_what_takes_it_back() -> None:
    assert snoozed_words(date(2026, 11, 30)) == "*Snoozed until Monday, November 30.*"
    assert stopped_words("hours to confirm") == (
        "*No more reminders of hours to confirm.* `/casc reminders` turns them on again."
    )
