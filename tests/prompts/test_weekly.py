from datetime import date, timedelta
from itertools import pairwise

import pytest
from jinja2 import TemplateError

from induction.dates.schedule import fortnight_ahead
from knowledge.program_packs import load_packs
from prompts.weekly import Newsletter, weekly_words

PACKS = load_packs()
START = date(2026, 8, 17)
NUDGE = (
    "*Met with your coach, or learned something?* Log it in one line, as a message to me: "
    "`45 min coaching yesterday, IIP goal 2`."
)
HANDBOOK = "USC Rossier CASC Candidate Handbook"


def post(on: date, *, program: str = "usc", template: str | None = None) -> str:
    pack = PACKS[program]
    return weekly_words(pack, fortnight_ahead(pack, START, on), template=template)


def test_a_week_with_a_session_on_a_holiday_says_so_and_asks_and_does_not_move_it():
    assert post(date(2026, 10, 6)) == (
        "*USC Rossier: the weeks of Oct 5 and Oct 12*\n\n"
        "*Next week*\n"
        "• *Mon, Oct 12, 5:30-7:30 pm*: CPSEL session 2, developing a shared vision. That day is a federal holiday "
        "(Columbus Day, in California also Indigenous Peoples' Day), and nothing says that it moves. Please ask the "
        "Session Instructor.\n\n"
        "*Worth knowing*: A CPSEL session lasts two hours, online and live. "
        f"({HANDBOOK}, Rossier CASC Program Design, line 228)\n\n"
        f"{NUDGE}\n"
        f"Where the dates stand: {HANDBOOK}, lines 432, 434"
    )


def test_windows_that_end_and_months_without_a_day():
    assert post(date(2026, 12, 28)) == (
        "*USC Rossier: the weeks of Dec 28 and Jan 4*\n\n"
        "*This week*\n"
        "• *Until the end of December*: first assessment, by candidate, coach and supervisor. Other places count from "
        "the first day in the position, or put it at orientation. Please ask the Program Administrator.\n"
        "• *Until the end of December*: writing the IIP. Another place says within 60 days of enrollment, and another "
        "at orientation. Please ask the Program Administrator.\n"
        "• *In January*: job-aligned workshop 2, parts A and B, shared vision and budgets. No day is printed.\n\n"
        "*Still open*\n"
        "• *In December*: job-aligned workshop 1, parts A and B, personnel and retention. No day is printed.\n\n"
        "*Worth knowing*: Candidate, coach and supervisor each rate progress on the CPSEL. "
        f"({HANDBOOK}, Candidate Assessment and Evaluation, line 304)\n\n"
        f"{NUDGE}\n"
        f"Where the dates stand: {HANDBOOK}, lines 165, 169, 459, 460"
    )


def test_a_quiet_week_says_what_comes_next():
    assert post(date(2026, 10, 21)) == (
        "*USC Rossier: the weeks of Oct 19 and Oct 26*\n\n"
        "Nothing is due this week or next. What comes after that:\n"
        "• *Mon, Nov 9, 5:30-7:30 pm*: CPSEL session 3, instructional leadership in action.\n\n"
        "*Worth knowing*: At least 40 hours of coaching in each year, on site and online together. "
        f"({HANDBOOK}, Program Completion Requirements, line 681)\n\n"
        f"{NUDGE}\n"
        f"Where the dates stand: {HANDBOOK}, lines 432, 435"
    )


def test_a_program_that_prints_no_dates_is_given_none():
    words = post(date(2026, 11, 23), program="mcoe")
    assert (
        words.splitlines()[2]
        == "My documents print no dates for MCOE. Ask the Program Director for the list of events."
    )
    assert "Where the dates stand" not in words


def test_after_the_last_date_nothing_is_made_up():
    assert "the program's calendar prints nothing after that" in post(date(2028, 8, 1))


def test_what_the_documents_do_not_settle_says_so():
    assert "The documents do not agree on it. Ask the Program Administrator." in post(date(2026, 9, 8))
    assert "how many days after is not printed. Ask the Session Instructor." in post(date(2026, 9, 14))
    assert "The day and the time are printed for Year 1 only. Please ask the Session Instructor." in post(
        date(2027, 9, 13)
    )


@pytest.mark.parametrize("program", ["usc", "mcoe", "lausd"])
def test_every_post_of_three_years_is_short_and_has_a_rule(program: str):
    for week in range(160):
        words = post(date.fromordinal(START.toordinal() + 7 * week), program=program)
        assert len(words) < 2500
        assert "*Worth knowing*: " in words
        assert "\n\n\n" not in words


def test_a_program_words_it_in_its_own_way():
    own = "{{ program }}!{% for line in next_week %} {{ line.when }}: {{ line.what }}{% endfor %}"
    assert post(date(2026, 10, 6), template=own) == (
        "USC Rossier! Mon, Oct 12, 5:30-7:30 pm: CPSEL session 2, developing a shared vision"
    )


@pytest.mark.parametrize(
    "template", ["{{ candidates }}", "{{ program", "{% include 'nowhere' %}", "{{ ''.__class__.__mro__[1] }}"]
)
def test_a_template_that_asks_for_more_than_there_is_cannot_be_used(template: str):
    with pytest.raises(TemplateError):
        post(date(2026, 10, 6), template=template)


@pytest.mark.parametrize(
    ("newsletter", "line"),
    [
        (
            Newsletter(4, "https://usc.example/news"),
            "The program's newsletter comes on Thursday: https://usc.example/news",
        ),
        (Newsletter(4), "The program's newsletter comes on Thursday."),
        (Newsletter(None, "https://usc.example/news"), "The program's newsletter: https://usc.example/news"),
    ],
)
def test_the_programs_newsletter_is_one_line(newsletter: Newsletter, line: str):
    pack, on = PACKS["usc"], date(2026, 10, 6)
    words = weekly_words(pack, fortnight_ahead(pack, START, on), newsletter=newsletter)
    assert words.splitlines() == post(on).replace(NUDGE, f"{NUDGE}\n{line}").splitlines()


@pytest.mark.parametrize("program", ["usc", "mcoe", "lausd"])
def test_the_rule_worth_knowing_is_the_calendars_and_turns_over_each_week(program: str):
    pack = PACKS[program]
    rules = [fortnight_ahead(pack, START, START + timedelta(weeks=week)).rule for week in range(96)]
    keys = [rule.key for rule in rules if rule is not None]
    assert len(keys) == len(rules)
    assert all(earlier != later for earlier, later in pairwise(keys))
    assert set(pack.weekly_rules) <= set(keys)
    assert all(rule is not None and rule.sources for rule in rules)
