"""Questions about one's own way in the words of people in a hurry, and what sounds like them and is none."""

from datetime import date

import pytest

from bot.understanding.wishes.plain_commands import plain_command
from bot.understanding.wishes.step_reports import StepReport, step_report
from bot.understanding.wishes.way import due_of

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("said", "command"),
    [
        ("am i on trak", "progress"),
        ("on track?", "progress"),
        ("whats left", "progress"),
        ("did I miss anything", "progress"),
        ("am I late with anything?", "progress"),
        ("how many hours a month do I need", "progress"),
        ("how many hours a month do i still need to finish?", "progress"),
        ("what do i have to do now", "progress"),
        ("what's left for dana", "progress dana"),
        ("hows dana doing", "progress dana"),
        ("is theo late with anything", "progress theo"),
        ("how many hours a month does Dana need", "progress Dana"),
        ("dana n theo progress", "progress"),
        ("what's missing for my recommendation", "verify"),
        ("what's missing for my recomendation?", "verify"),
        ("what do I still need for my recommendation?", "verify"),
        ("am I ready for the recommendation", "verify"),
        ("when can I be recommended", "verify"),
        ("What's missing for Dana's recommendation", "verify Dana"),
        ("sign danas checklist", "verify dana"),
        ("my steps", "steps"),
        ("dana's checklist", "steps dana"),
        ("approve dana's goal", "steps dana"),
        ("which documents am i missing", "steps"),
        ("my deadlnes", "deadlines"),
        ("am I on academic watch", "warnings"),
        ("dana's warnings", "warnings dana"),
        ("do i have a support plan?", "plan"),
        ("Dana's growth", "ratings Dana"),
    ],
)
def test_what_is_asked_of_ones_way(said: str, command: str) -> None:
    assert plain_command(said) == command


@pytest.mark.parametrize(
    "said",
    [
        *("what are the steps to the recommendation", "what do candidates need for the recommendation"),
        *("what happens if i am late", "what does a coach have to do", "how much time per month does a coach need"),
        *("what is missing from the handbook", "is coaching on track", "what did the coach miss", "approve my goal"),
    ],
)
def test_what_asks_the_documents_stays_a_question(said: str) -> None:
    assert plain_command(said) is None


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("when is my first assessment due?", ("first assessment", "")),
        ("first assessmnt due when", ("first assessment", "")),
        ("when is Dana's IIP due", ("iip", "Dana")),
        ("when do i have to finish my portfolio", ("portfolio", "")),
        ("when is the orientation", None),
    ],
)
def test_of_what_the_day_is_asked(said: str, asked: tuple[str, str] | None) -> None:
    assert due_of(said) == asked


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("I uploaded my HR letter", StepReport("HR letter")),
        ("uploaded my hr letter", StepReport("hr letter")),
        ("my coach signed the checklist", StepReport("checklist")),
        ("dana uploaded her HR letter", StepReport("HR letter", "dana")),
        ("I signed dana's checklist", StepReport("checklist", "dana")),
        ("I did my orientation on aug 20", StepReport("orientation", None, date(2026, 8, 20), handed_in=False)),
        ("had the exit interview on monday", StepReport("exit interview", None, date(2026, 11, 16), handed_in=False)),
        ("Priya's HR letter came in on Nov 3", StepReport("HR letter", "Priya", date(2026, 11, 3))),
        ("when did I upload it", None),
    ],
)
def test_what_somebody_tells_of_a_step(said: str, told: StepReport | None) -> None:
    assert step_report(said, TODAY) == told
