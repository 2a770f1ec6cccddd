"""Exporting hours: whose they may be, what is in the file, and that another ledger can take it in again."""

from collections.abc import Iterator, Mapping
from datetime import date, time, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, text

from bot.companion import Companion
from bot.services.sheets.exports import FileKind
from bot.settings import Settings
from bot.sheets.lines import SheetLine
from bot.sheets.reading import read_sheet
from induction.hours import HourEntry, HourKind, LedgerEntry, MeetingFormat
from induction.ledger.cards import CardAction, HourCard
from induction.ledger.confirmations import Confirmation, EntryState, Verdict
from induction.people import Person, Role
from induction.refused import Refused
from induction.roster import RosterLine
from tests.bot.conftest import NOW, ROSTER, STARTS, Clock
from tests.bot.opening import opened

ADMIN, MARCUS, ELENA, DANA, THEO, JORDAN, MARIA = range(1, 8)
TODAY = NOW.date()


def known(companion: Companion, number: int) -> Person:
    person = companion.records.person(number)
    assert person is not None
    return person


def record(companion: Companion, actor: int, entry: HourEntry | None, **card: Any) -> LedgerEntry:
    action = CardAction.RECORD if "corrects" not in card else CardAction.VOID if entry is None else CardAction.CORRECT
    entries = () if entry is None else (entry,)
    made = HourCard(id=uuid4().hex, actor_id=actor, action=action, entries=entries, created_at=NOW, apart=True, **card)
    [recorded] = companion.records.record_at_once(made, source=made.id, now=NOW).entries
    return recorded


def exported(companion: Companion, actor: Person, candidate: Person, kind: FileKind = FileKind.CSV) -> list[SheetLine]:
    exports = companion.desk.exports
    made = exports.file(actor, exports.selected(actor, of=candidate.name), kind, now=NOW)
    reading = read_sheet(made.content, today=TODAY)
    assert reading.bad == ()
    return [line for _, line in reading.lines]


COACHING = HourEntry(candidate_id=DANA, coach_id=MARCUS, kind=HourKind.COACHING, minutes=60, on=date(2026, 10, 5))


def selected(companion: Companion, number: int, words: str = "") -> tuple[str, list[str]]:
    found = companion.desk.exports.meant(known(companion, number), words)
    return found.title, [one.name for one in found.candidates]


def test_whose_hours_are_exported(companion: Companion) -> None:
    everybody = ["Dana Whitfield", "Theo Park", "Jordan Reyes"]
    assert selected(companion, DANA) == ("Dana Whitfield", ["Dana Whitfield"])
    assert selected(companion, MARCUS) == ("caseload of Marcus Bell", everybody[:2])
    assert selected(companion, ADMIN) == ("USC Rossier", everybody)
    assert selected(companion, ADMIN, "jordan") == ("Jordan Reyes", ["Jordan Reyes"])
    assert selected(companion, MARCUS, "Theo") == ("Theo Park", ["Theo Park"])


def test_a_cohort(companion: Companion) -> None:
    lines = [
        line.model_copy(update={"cohort": "Fall 2026"} if line.name in {"Dana Whitfield", "Jordan Reyes"} else {})
        for line in ROSTER
    ]
    companion.records.write_roster(lines, today=TODAY, now=NOW)
    assert selected(companion, ADMIN, "fall 2026") == ("cohort Fall 2026", ["Dana Whitfield", "Jordan Reyes"])
    assert selected(companion, MARCUS, "Fall 2026") == ("cohort Fall 2026", ["Dana Whitfield"])
    with pytest.raises(Refused, match=r"no cohort “2019”\. There is Fall 2026"):
        companion.desk.exports.selected(known(companion, ADMIN), cohort="2019")


@pytest.mark.parametrize(
    ("number", "words", "why"),
    [
        (DANA, "Theo", "in your own record, the only one open to you"),
        (MARCUS, "Jordan", "in your caseload"),
        (ADMIN, "Maria", "among the candidates of your program"),
    ],
)
def test_nobody_exports_what_is_not_open_to_them(companion: Companion, number: int, words: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        selected(companion, number, words)


def test_who_sees_nobody_s_hours_exports_none(companion: Companion) -> None:
    instructor = known(companion, MARCUS).model_copy(update={"role": Role.INSTRUCTOR})
    with pytest.raises(Refused, match="There are no hours for you to export"):
        companion.desk.exports.selected(instructor)


def test_every_fact_of_every_line_is_in_the_file(companion: Companion) -> None:
    first = record(
        companion,
        DANA,
        COACHING.model_copy(
            update={"topic": '=1+1\n"x"', "starts": time(9), "ends": time(10), "format": MeetingFormat.PHONE}
        ),
    )
    second = record(companion, DANA, COACHING.model_copy(update={"minutes": 50}), corrects=first.id, reason="-10")
    plc = record(
        companion,
        DANA,
        HourEntry(candidate_id=DANA, kind=HourKind.PROFESSIONAL_LEARNING, category="plc", minutes=90, on=TODAY),
    )
    void = record(companion, DANA, None, corrects=plc.id, reason="never took place")
    word = Confirmation(entry_id=second.id, person_id=MARCUS, verdict=Verdict.DISPUTED, reason="45 min", at=NOW)
    companion.records.say([word], errands={}, now=NOW)
    priya, dana = known(companion, ADMIN), known(companion, DANA)
    for kind in FileKind:
        lines = exported(companion, priya, dana, kind)
        assert [_history(line) for line in lines] == [
            (first.id, False, None, second.id, False, None, EntryState.LOGGED, None),
            (second.id, True, first.id, None, False, "-10", EntryState.DISPUTED, ("Marcus Bell", "45 min")),
            (plc.id, False, None, void.id, False, None, None, None),
            (void.id, False, plc.id, None, True, "never took place", None, None),
        ]
        assert lines[0].topic == '=1+1\n"x"'
        assert (lines[0].starts, lines[0].ends, lines[0].format) == (time(9), time(10), MeetingFormat.PHONE)


def _history(line: SheetLine) -> tuple[Any, ...]:
    kept = line.history
    assert kept is not None
    assert (kept.logged_by.email, kept.logged_at) == ("dana@school.example", NOW)
    said = kept.word and kept.word.by and (kept.word.by.name, kept.word.reason)
    state = kept.word and kept.word.state
    return kept.entry, line.counts, kept.corrects, kept.replaced_by, kept.voided, kept.reason, state, said


def test_what_others_export_is_written_down_and_one_s_own_is_not(companion: Companion) -> None:
    exports = companion.desk.exports
    for number in (DANA, MARCUS):
        actor = known(companion, number)
        exports.note(actor, exports.selected(actor), now=NOW)
    engine = create_engine(companion.records.url)
    with engine.connect() as connection:
        rows = connection.execute(
            text("SELECT actor_id, subject_id FROM audit WHERE action = 'export_hours' ORDER BY id")
        ).all()
    engine.dispose()
    assert [tuple(row) for row in rows] == [(MARCUS, DANA), (MARCUS, THEO)]


def test_the_mark_is_left_out_where_the_pack_says_that_it_is_the_record(companion: Companion) -> None:
    priya = known(companion, ADMIN)
    exports = companion.desk.exports
    assert "not-the-system-of-record" in exports.file(priya, exports.selected(priya), FileKind.CSV, now=NOW).name
    pack = companion.packs["usc"]
    of_record = pack.model_copy(update={"entries": pack.entries.model_copy(update={"of_record": True})})
    packs: Mapping[str, Any] = {**companion.packs, "usc": of_record}
    kept = type(exports)(exports.records, packs, exports.lines, exports.outbox)
    made = kept.file(priya, kept.selected(priya), FileKind.CSV, now=NOW)
    assert (made.name, made.of_record) == ("hours-usc-rossier-2026-11-18.csv", True)


# Two ledgers: what is exported from one is imported into the other, each example with people of its own.


@pytest.fixture(scope="module")
def ledgers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Companion, Companion]]:
    folder = tmp_path_factory.mktemp("ledgers")
    with opened(Settings(home=Path(folder / "a")), Clock()) as one, opened(Settings(home=folder / "b"), Clock()) as two:
        yield one, two


numbers = count()

topics = st.none() | st.sampled_from(
    ["IIP goal 2", "=SUM(A1)", "-1", "@you", "'", "two\nlines", 'a "quote", a comma', "  x "]
)
starts = st.none() | st.builds(time, st.integers(7, 20), st.sampled_from([0, 15, 30]))
facts = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(HourKind),
        "minutes": st.sampled_from([15, 30, 45, 90]),
        "on": st.dates(STARTS, TODAY - timedelta(days=1)),
        "format": st.none() | st.sampled_from(MeetingFormat),
        "topic": topics,
        "starts": starts,
        "category": st.none() | st.sampled_from(["plc", "cpsel_session"]),
        "together": st.booleans(),
    }
)
steps = st.lists(
    st.tuples(
        st.sampled_from(["log", "log", "log", "correct", "void", "confirm", "dispute"]), st.integers(0, 30), facts
    ),
    max_size=14,
)


def people_of(companion: Companion, number: int) -> tuple[Person, Person, Person]:
    """An administrator, a coach and a candidate whom no other example knows."""
    roles = (Role.PROGRAM_ADMIN, Role.COACH, Role.CANDIDATE)
    emails = [f"{role.value}{number}@school.example" for role in roles]
    lines = [
        RosterLine(
            name=f"{role.value.title()} Number{number}",
            email=email,
            role=role,
            program="usc",
            coach=emails[1] if role is Role.CANDIDATE else None,
            starts_on=STARTS if role is Role.CANDIDATE else None,
        )
        for role, email in zip(roles, emails, strict=True)
    ]
    companion.records.write_roster(lines, today=TODAY, now=NOW)
    found = [companion.records.person_by_email(email) for email in emails]
    admin, coach, candidate = (one for one in found if one is not None)
    return admin, coach, candidate


def entry_of(said: Mapping[str, Any], coach: Person, candidate: Person) -> HourEntry:
    made = dict(said)
    begins = made["starts"]
    made["ends"] = (
        begins and (NOW.replace(hour=begins.hour, minute=begins.minute) + timedelta(minutes=made["minutes"])).time()
    )
    is_coaching = made["kind"] is HourKind.COACHING
    made["category"] = None if is_coaching else made["category"]
    return HourEntry(candidate_id=candidate.id, coach_id=coach.id if is_coaching else None, **made)


def act(companion: Companion, step: tuple[str, int, Mapping[str, Any]], coach: Person, candidate: Person) -> None:
    """One step in the ledger; what a rule forbids is left, and a twin, which an import would ask about."""
    action, number, said = step
    counting = [entry for entry in companion.records.entries_of([candidate.id]) if entry.counts]
    if action in {"log", "correct"} and any(_are_twins(entry_of(said, coach, candidate), one) for one in counting):
        return
    target = counting[number % len(counting)] if counting else None
    actor = (coach if number % 2 else candidate).id
    try:
        if action == "log":
            record(companion, actor, entry_of(said, coach, candidate))
        elif target is None:
            return
        elif action == "correct":
            record(companion, actor, entry_of(said, coach, candidate), corrects=target.id, reason=said["topic"])
        elif action == "void":
            record(companion, actor, None, corrects=target.id)
        else:
            verdict = Verdict.CONFIRMED if action == "confirm" else Verdict.DISPUTED
            word = Confirmation(entry_id=target.id, person_id=actor, verdict=verdict, reason=said["topic"], at=NOW)
            companion.records.say([word], errands={}, now=NOW)
    except Refused:
        return


def _are_twins(one: HourEntry, other: HourEntry) -> bool:
    alike = all(getattr(one, fact) == getattr(other, fact) for fact in ("kind", "category", "minutes", "on"))
    return alike and (one.clock is None or other.clock is None or one.clock == other.clock)


def bare(line: SheetLine) -> SheetLine:
    """The line without what belongs to its ledger alone: its number, who logged it, and what was said of it."""
    return SheetLine(**{**vars(line), "history": None})


@given(steps)
@settings(deadline=None, max_examples=40)
def test_another_ledger_takes_in_what_counts_and_exports_it_as_it_was(
    ledgers: tuple[Companion, Companion], steps_taken: list[tuple[str, int, Mapping[str, Any]]]
) -> None:
    one, two = ledgers
    number = next(numbers)
    admin, coach, candidate = people_of(one, number)
    for step in steps_taken:
        act(one, step, coach, candidate)
    kept = one.records.entries_of([candidate.id])
    lines = exported(one, admin, candidate)
    assert [_facts(line) for line in lines] == [
        _ledger_facts(entry) for entry in sorted(kept, key=lambda e: (e.on, e.id))
    ]

    other_admin, _, other = people_of(two, number)
    content = one.desk.exports.file(admin, one.desk.exports.selected(admin, of=candidate.name), FileKind.CSV, now=NOW)
    plan = two.desk.imports.plan(other_admin, content.content, now=NOW)
    counting = [line for line in lines if line.counts]
    assert (plan.faulty, plan.doubtful, plan.past) == (0, [], len(lines) - len(counting))
    done = two.desk.imports.record(other_admin, plan, file=content.name, now=NOW)
    assert (len(done.entries), done.refused) == (len(counting), [])
    assert [bare(line) for line in exported(two, other_admin, other)] == [bare(line) for line in counting]
    again = two.desk.imports.plan(other_admin, content.content, now=NOW)
    assert (again.new, len(again.known)) == ([], len(counting))


def _facts(line: SheetLine) -> tuple[Any, ...]:
    kept = line.history
    assert kept is not None
    return (
        *(kept.entry, kept.corrects, kept.replaced_by, kept.voided, kept.reason, line.counts, line.on, line.minutes),
        *(line.kind, line.category, line.format, line.topic, line.starts, line.ends, line.together),
    )


def _ledger_facts(entry: LedgerEntry) -> tuple[Any, ...]:
    return (
        *(
            entry.id,
            entry.corrects,
            entry.replaced_by,
            entry.voided,
            entry.reason,
            entry.counts,
            entry.on,
            entry.minutes,
        ),
        *(entry.kind, entry.category, entry.format, entry.topic, entry.starts, entry.ends, entry.together),
    )


def test_a_session_that_both_logged_and_called_two_is_asked_about_when_it_is_taken_in(companion: Companion) -> None:
    for number in (DANA, MARCUS):
        record(companion, number, COACHING)
    priya = known(companion, ADMIN)
    exports = companion.desk.exports
    made = exports.file(priya, exports.selected(priya), FileKind.CSV, now=NOW)
    plan = companion.desk.imports.plan(priya, made.content, now=NOW)
    assert ([row.imported for row in plan.known], plan.bad) == ([False, False], [])
    elsewhere = made.content.replace(b"2026-10-05", b"2026-10-06")
    plan = companion.desk.imports.plan(priya, elsewhere, now=NOW)
    assert ([row.line for row in plan.new], [bad.line for bad in plan.bad]) == ([2], [3])
    assert plan.bad[0].why.startswith("It says the same as line 2.")
