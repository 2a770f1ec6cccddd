"""The invented teacher-induction program of docs/packs.md, from its pack to what its people read and type."""

import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from bot.commands.printing import printed
from bot.companion import Companion
from bot.services.rulings.replies import RulingAsked
from bot.settings import Settings
from induction.ahead.deadlines import deadlines, timetable
from induction.packs.own_words import in_own_words
from induction.people import Role
from induction.record.milestones import Happened
from induction.roster import RosterLine
from tests.bot.conftest import NOW, Clock
from tests.bot.dialog import Dialog, buttons, shown
from tests.bot.opening import opened
from tests.bot.outgoing.accepted import assert_accepted
from tests.bot.slack_stub import SlackStub

PACKS = Path(__file__).parents[2] / "docs" / "example-pack"


def line(name: str, role: Role, slack_id: str, mentor: str | None = None) -> RosterLine:
    is_candidate = role is Role.CANDIDATE
    return RosterLine(
        name=name,
        email=f"{name.split(maxsplit=1)[0].lower()}@harbor.example",
        role=role,
        program="harbor",
        slack_id=slack_id,
        coach=mentor,
        starts_on=date(2026, 8, 17) if is_candidate else None,
        ends_on=date(2028, 6, 30) if is_candidate else None,
    )


ROSTER = [
    line("Iris Vega", Role.PROGRAM_ADMIN, "UIRIS"),
    line("Noor Haddad", Role.COACH, "UNOOR"),
    line("Sam Okafor", Role.CANDIDATE, "USAM", "noor@harbor.example"),
]


@pytest.fixture
def harbor(tmp_path: Path) -> Iterator[Companion]:
    with opened(Settings(home=tmp_path / "home", packs=PACKS), Clock()) as companion:
        companion.records.write_roster(ROSTER, today=date(2026, 8, 17), now=NOW)
        yield companion


@pytest.fixture
def dialog(harbor: Companion, slack: SlackStub, caplog: pytest.LogCaptureFixture) -> Iterator[Dialog]:
    yield Dialog(harbor, slack)
    for method, payload in slack.calls:
        assert_accepted(method, payload)
    mended = [log.getMessage() for log in caplog.get_records("call") if log.name == "bot.outgoing.gate"]
    assert mended == []


def read(value: Any) -> Iterator[str]:
    """Every text in a payload that people read."""
    if isinstance(value, dict):
        if isinstance(value.get("text"), str):
            yield value["text"]
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from read(one)


def opened_form(dialog: Dialog) -> str:
    """What the form says that was opened last."""
    return "\n".join(read(dialog.slack.sent("views.open")[-1]["view"]))


HOUSE_WORDS = re.compile(
    r"\b(?:coach|coaches|coaching|candidates?|IIP|CPSELs?|supervisor|program administrator)\b", re.IGNORECASE
)


def test_a_mentor_logs_and_the_candidate_asks_for_progress(dialog: Dialog):
    [card] = dialog.direct("UNOOR", "90 min with Sam yesterday, ILP goal 2")
    asked = "• *1 h 30 min* mentoring with Sam Okafor on Tue, Nov 17, 2026 (“ILP goal 2”)"
    assert shown(card) == f"*Record this?*\n{asked}"
    receipt = dialog.press("UNOOR", buttons(card)["Record"])
    assert "mentoring 1 h 30 min of 36 h" in shown(receipt)
    progress = shown(dialog.command("USAM", "progress"))
    assert "Mentoring: *1 h 30 min* of 36 h, 34 h 30 min to go" in progress
    assert "ILP goals: " in progress
    assert not HOUSE_WORDS.search(progress)


@pytest.mark.parametrize(
    ("said", "recorded"),
    [
        (
            "60 min with my mentor today, standard 3",
            "*1 h* mentoring with Noor Haddad on Wed, Nov 18, 2026 (“standard 3”)",
        ),
        ("mentoring last friday, 1 hour", "*1 h* mentoring with Noor Haddad on Fri, Nov 13, 2026"),
        ("45 min with my coach today", "*45 min* mentoring with Noor Haddad on Wed, Nov 18, 2026"),
        ("2 hours study group yesterday", "*2 h* professional learning (study group) on Tue, Nov 17, 2026"),
    ],
)
def test_a_candidate_logs_in_the_programs_words(dialog: Dialog, said: str, recorded: str):
    [card] = dialog.direct("USAM", said)
    assert recorded in shown(card)


def test_a_goal_is_for_a_standard_of_the_program_and_in_the_persons_own_words(dialog: Dialog):
    said = "ILP goal: I want every student to speak, for standard 3. My coach will help me."
    card, question = dialog.direct("USAM", said)
    words = shown(card)
    assert words.startswith("*Your ILP goal*\n")
    assert "*Teaching standard 3: Knowing the subject*" in words
    assert "My coach will help me." in words
    assert "IIP" not in shown(question)
    [listed] = dialog.direct("USAM", "show my ILP goals")
    assert shown(listed).startswith("*Your ILP goals*\n*1.* I want every student to speak, for standard 3.")


def test_a_standard_that_the_program_does_not_have_is_not_chosen(dialog: Dialog):
    card = dialog.command("USAM", "goal more students talk, for standard 9")
    assert "Relevant" in shown(card)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("who is my mentor?", "Your mentor is Noor Haddad (noor@harbor.example)."),
        (
            "what is standard 5?",
            (
                "These are teaching standards of your program, in the words of its pack:\n\n*Teaching standard 5: "
                "Finding out what was learned*. In a school: looking at student work and acting on it. In an office: "
                "data that helps a teacher decide."
            ),
        ),
    ],
)
def test_questions_in_the_programs_words(dialog: Dialog, asked: str, answer: str):
    [message] = dialog.direct("USAM", asked)
    assert shown(message) == answer


@pytest.mark.parametrize(
    ("who", "command"), [("USAM", "log"), ("USAM", "goal"), ("USAM", "reflect"), ("UNOOR", "session")]
)
def test_forms_speak_the_programs_words(dialog: Dialog, who: str, command: str):
    dialog.command(who, command)
    words = opened_form(dialog)
    assert "eaching standard" in words
    assert not HOUSE_WORDS.search(words)


@pytest.mark.parametrize("who", ["USAM", "UNOOR", "UIRIS"])
def test_homes_and_help_speak_the_programs_words(dialog: Dialog, who: str):
    words = "\n".join([*read(dialog.home(who)), shown(dialog.command(who, "help"))])
    assert not HOUSE_WORDS.search(words)


def test_refusals_speak_the_programs_words(dialog: Dialog):
    answer = shown(dialog.command("UIRIS", "log 60 min coaching with Sam today"))
    assert "mentor" in answer
    assert not HOUSE_WORDS.search(answer)


def test_what_people_wrote_is_not_put_into_other_words(dialog: Dialog):
    dialog.command("UNOOR", "session Sam")
    view = dialog.slack.sent("views.open")[-1]["view"]
    closed = {"session_length": "45", "session_notes": "Her coach from last year was there"}
    assert dialog.submit("UNOOR", view, **closed) == {}
    sessions = dialog.command("USAM", "sessions")
    assert "Her coach from last year was there" in shown(sessions)
    [card] = dialog.direct("UNOOR", "60 min mentoring with Sam yesterday about the IIP binder")
    assert "IIP binder”)" in shown(card)


def test_why_a_rule_was_settled_stays_as_it_was_written(harbor: Companion):
    iris = harbor.records.person_by_slack("UIRIS")
    assert iris is not None
    asked = RulingAsked("extension", "The coach council said so.", says="A third year with one's coach")
    made = harbor.desk.rulings.rule(iris, "harbor", asked, source="V1", now=NOW)
    assert "Why: “The coach council said so.”" in printed(made, harbor.packs["harbor"].words)


def test_the_command_line_speaks_the_programs_words(harbor: Companion):
    sam = harbor.records.person_by_slack("USAM")
    assert sam is not None
    reply = harbor.desk.standings.of(sam, None, now=NOW)
    assert "Coaching: " in printed(reply)
    words = printed(reply, harbor.packs["harbor"].words)
    assert "Mentoring: " in words
    assert not HOUSE_WORDS.search(words)


@pytest.mark.parametrize("paper", ["packet sam xlsx", "report"])
def test_papers_speak_the_programs_words(dialog: Dialog, slack: SlackStub, paper: str):
    dialog.command("UIRIS", paper)
    dialog.settle()
    [content] = [content for name, content in slack.uploads.items() if name.endswith(".xlsx")]
    book = load_workbook(io.BytesIO(content))
    cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    words = "\n".join([*book.sheetnames, *cells])
    assert "mentor" in words.lower()
    assert [line for line in words.splitlines() if HOUSE_WORDS.search(line)] == []


def test_early_completion_shortens_the_way(harbor: Companion):
    pack = harbor.packs["harbor"].shortened()
    assert [
        (rule.key, rule.value) for rule in pack.rules if rule.key in {"program.length", "coaching.hours.total"}
    ] == [
        ("program.length", 1),
        ("coaching.hours.total", 36),
    ]
    assert {one.key: one.years for one in pack.requirements if one.years} == {"ilp.goals": (1,), "reflections": (1,)}


def test_nobody_of_a_shipped_program_reads_other_words_than_its_pack_says(companion: Companion):
    packs = companion.packs.bare
    own = {key: pack.words.model_dump(exclude_defaults=True) for key, pack in packs.items()}
    assert own == {
        "ctc": {},
        "lausd": {},
        "mcoe": {"supervisor": "supervisor", "administrator": "Program Director"},
        "usc": {},
    }
    text = "Your coach, a candidate and the IIP: CPSEL 3, the site supervisor and the program administrator"
    assert [in_own_words(text, packs[key].words) for key in ("usc", "lausd", "ctc")] == [text] * 3
    assert in_own_words(text, packs["mcoe"].words) == (
        "Your coach, a candidate and the IIP: CPSEL 3, the supervisor and the Program Director"
    )


def test_early_completion_holds_for_deadlines_and_the_way(harbor: Companion):
    iris, sam = (harbor.records.person_by_slack(user) for user in ("UIRIS", "USAM"))
    assert iris is not None
    assert sam is not None
    before = harbor.desk.sign_offs.files.of(sam, now=NOW).pack
    said = Happened(candidate_id=sam.id, key="early.granted", on=date(2026, 11, 2))
    harbor.records.milestones.record(said, source="test:early", by=iris.id, now=NOW)

    file = harbor.desk.sign_offs.files.of(sam, now=NOW)
    assert file.pack == before.shortened()
    assert harbor.desk.standings.own(sam, now=NOW).pack == before.shortened()
    due = {(one.title, one.last) for one in harbor.desk.deadlines.everything(sam, sam, date(2026, 11, 18))}
    expected = deadlines(before.shortened(), file.record, sam.starts_on, date(2026, 11, 18))
    assert due == {(one.title, one.last) for one in expected}
    assert due != {
        (one.title, one.last) for one in timetable(before, sam.starts_on).of(file.record, date(2026, 11, 18))
    }
