"""Goals and reflections as use cases: what is written, what is kept, and what follows."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.companion import Companion
from bot.services.drafts.drafts import Drafts
from bot.services.drafts.replies import DraftForm, DraftShared, DraftShown, Logged, VersionLine
from bot.services.heard import Heard
from bot.services.ledger.replies import Proposed
from induction.hours import HourKind
from induction.writing.drafts import Change, Draft, DraftKind, DraftState
from tests.bot.conftest import NOW
from tests.bot.services.drafting import GOAL, PARTS, REFLECTION, TODAY, WORDS, YEAR, Find, begun, refused

LATER = NOW + timedelta(minutes=5)


def test_a_candidate_gets_a_draft_of_nothing_but_their_own_words(drafts: Drafts, person: Find) -> None:
    shown = begun(drafts, person("dana"))
    draft = Draft(
        draft_id=shown.draft.draft_id,
        version=1,
        kind=GOAL,
        candidate_id=person("dana").id,
        author_id=person("dana").id,
        parts=PARTS,
        state=DraftState.DRAFT,
        written_at=NOW,
    )
    assert shown == DraftShown(
        draft=draft,
        candidate=person("dana"),
        reader=person("dana"),
        versions=[VersionLine(1, None, TODAY, DraftState.DRAFT)],
        gaps=shown.gaps,
        worded=shown.worded,
    )
    assert [gap.part for gap in shown.gaps] == ["evidence", "strategies", "supports", "context", "learning"]
    assert shown.mine


def test_the_same_delivery_begins_one_draft(drafts: Drafts, person: Find, companion: Companion) -> None:
    first, again = begun(drafts, person("dana")), begun(drafts, person("dana"))
    assert first == again
    assert begun(drafts, person("dana"), source="s2").draft.draft_id != first.draft.draft_id
    assert len(companion.records.drafts.of([person("dana").id], GOAL)) == 2


def test_without_words_the_form_comes(drafts: Drafts, person: Find) -> None:
    dana, marcus = person("dana"), person("marcus")
    assert drafts.begin(dana, GOAL, " ", source="s", now=NOW) == DraftForm(GOAL, dana, dana, year=YEAR)
    assert drafts.begin(marcus, GOAL, "Dana", source="s", now=NOW) == DraftForm(GOAL, marcus, dana, year=YEAR)
    goal = begun(drafts, dana)
    form = drafts.begin(dana, REFLECTION, "", source="s", now=NOW)
    title = "I want more families at our meetings"
    assert form == DraftForm(REFLECTION, dana, dana, goals=[(goal.draft.draft_id, title)], logged=Logged())


def test_a_coach_writes_together_with_the_candidate_who_is_told(
    drafts: Drafts, person: Find, companion: Companion
) -> None:
    dana, marcus = person("dana"), person("marcus")
    shown = begun(drafts, marcus, f"Dana: {WORDS}")
    assert (shown.candidate, shown.mine, shown.draft.author_id, shown.draft.parts) == (dana, False, marcus.id, PARTS)
    [errand] = companion.records.errands.waiting()
    key = f"draft_shared:{shown.draft.draft_id}:1"
    assert (errand.key, errand.kind) == (key, "draft_shared")
    assert errand.details == {"draft_id": shown.draft.draft_id, "version": 1}
    assert drafts.shared(shown.draft.draft_id, 1) == DraftShared(shown.draft, dana, marcus)
    assert drafts.waiting_for(dana) == [shown.draft]
    assert drafts.waiting_for(marcus) == ()
    kept = drafts.keep(dana, shown.draft.draft_id, 1, now=LATER)
    assert kept.versions == [
        VersionLine(1, "Marcus Bell", TODAY, DraftState.DRAFT),
        VersionLine(2, None, TODAY, DraftState.KEPT),
    ]
    assert drafts.shared(shown.draft.draft_id, 1) is None
    assert drafts.waiting_for(dana) == []
    assert len(companion.records.errands.waiting()) == 1


def test_what_two_wrote_at_once_in_different_parts_is_put_together(drafts: Drafts, person: Find) -> None:
    dana, marcus = person("dana"), person("marcus")
    draft_id = begun(drafts, dana).draft.draft_id
    mine, theirs = drafts.form_of(dana, draft_id, now=NOW), drafts.form_of(marcus, draft_id, now=NOW)
    drafts.save(replace(theirs, parts={**PARTS, "evidence": "sign-in sheets"}), source="V1", now=NOW)
    back = drafts.save(replace(mine, parts={**PARTS, "target": "to 60"}), source="V2", now=LATER)
    assert isinstance(back, DraftForm)
    assert (back.parts, back.theirs) == ({**PARTS, "target": "to 60", "evidence": "sign-in sheets"}, {})
    saved = drafts.save(back, source="V2", now=LATER)
    assert isinstance(saved, DraftShown)
    assert (saved.authors["evidence"], saved.authors["target"]) == ("Marcus Bell", "you")


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        (WORDS, "which_person"),
        ("Jordan: more families", "unknown_person"),
        ("Nobody: more families", "unknown_person"),
    ],
)
def test_a_coach_is_asked_with_whom(drafts: Drafts, person: Find, said: str, rule: str) -> None:
    assert refused(lambda: begun(drafts, person("marcus"), said))[0] == rule


def test_a_coach_of_one_need_not_say_with_whom(drafts: Drafts, person: Find) -> None:
    assert begun(drafts, person("elena"), "More families").candidate == person("jordan")


def test_keeping_twice_keeps_once_and_only_the_candidate_keeps(drafts: Drafts, person: Find) -> None:
    dana = person("dana")
    draft = begun(drafts, dana).draft
    rule, message = refused(lambda: drafts.keep(person("marcus"), draft.draft_id, 1, now=LATER))
    assert (rule, message) == (
        "not_allowed",
        "You can't keep goals or reflections for Dana: that is open only to the candidate.",
    )
    first = drafts.keep(dana, draft.draft_id, 1, now=LATER)
    assert drafts.keep(dana, draft.draft_id, 1, now=LATER + timedelta(hours=1)) == first
    assert drafts.keep(dana, draft.draft_id, 2, now=LATER) == first
    assert (first.draft.version, first.draft.state) == (2, DraftState.KEPT)


def test_what_the_coach_changed_meanwhile_is_not_kept_unseen(drafts: Drafts, person: Find) -> None:
    dana, marcus = person("dana"), person("marcus")
    draft = begun(drafts, dana).draft
    form = replace(drafts.form_of(marcus, draft.draft_id, now=NOW), parts={**PARTS, "target": "to 50"})
    drafts.save(form, source="V1", now=NOW)
    rule, message = refused(lambda: drafts.keep(dana, draft.draft_id, 1, now=LATER))
    assert rule == "stale_draft"
    assert message.startswith("Marcus changed this draft")


def test_a_stale_form_comes_back_with_what_was_typed(drafts: Drafts, person: Find, companion: Companion) -> None:
    dana, marcus = person("dana"), person("marcus")
    draft_id = begun(drafts, dana).draft.draft_id
    mine, theirs = drafts.form_of(dana, draft_id, now=NOW), drafts.form_of(marcus, draft_id, now=NOW)
    assert (mine.version, mine.parts, mine.draft_id) == (1, PARTS, draft_id)
    drafts.save(replace(theirs, parts={**PARTS, "target": "to 50"}), source="V1", now=NOW)
    typed = {**PARTS, "target": "to 60"}
    back = drafts.save(replace(mine, parts=typed), source="V2", now=LATER)
    changed = "Marcus changed this draft while you had it open. Nothing of yours is saved yet: look at it once more."
    assert back == replace(mine, parts=typed, version=2, changed=changed, theirs={"target": "to 50"})
    assert isinstance(back, DraftForm)
    saved = drafts.save(back, source="V2", now=LATER)
    assert isinstance(saved, DraftShown)
    assert saved.changes == (Change(part="target", was="to 50", now="to 60"),)
    assert (saved.draft.version, saved.draft.parts["target"], saved.draft.author_id) == (3, "to 60", dana.id)
    assert [one.parts["target"] for one in companion.records.drafts.versions(draft_id)] == ["to 40", "to 50", "to 60"]


def test_a_form_of_a_draft_that_is_gone_writes_nothing(drafts: Drafts, person: Find) -> None:
    form = drafts.form_of(person("dana"), begun(drafts, person("dana")).draft.draft_id, now=NOW)
    gone = replace(form, draft_id="erased", version=3)
    assert refused(lambda: drafts.save(gone, source="V1", now=NOW))[0] == "no_draft"


def test_the_same_form_twice_and_an_unchanged_one_write_nothing_more(drafts: Drafts, person: Find) -> None:
    dana = person("dana")
    draft_id = begun(drafts, dana).draft.draft_id
    form = drafts.form_of(dana, draft_id, now=NOW)
    assert drafts.save(form, source="V1", now=NOW) == drafts.opened(dana, draft_id, now=NOW)
    changed = replace(form, parts={**PARTS, "supports": "my coach"})
    assert drafts.save(changed, source="V2", now=NOW) == drafts.save(changed, source="V2", now=LATER)
    new = drafts.form(dana, GOAL, dana.id, now=NOW)
    filled = replace(new, parts=PARTS)
    assert drafts.save(filled, source="V3", now=NOW) == drafts.save(filled, source="V3", now=LATER)
    listed = drafts.listed(dana, GOAL, None, now=NOW)
    assert [(row.number, row.draft.version) for row in listed.lines] == [(1, 2), (2, 1)]


@pytest.mark.parametrize(
    ("kind", "parts", "rule"),
    [
        (GOAL, {"change": "more"}, "no_cpsel"),
        (GOAL, {"cpsel": "4"}, "nothing_written"),
        (GOAL, {"cpsel": "4", "change": "more", "due": "2026-11-17"}, "past_due_date"),
        (GOAL, {"cpsel": "4", "change": "more", "due": "2028-07-01"}, "due_after_program"),
        (REFLECTION, {"cpsel": "4"}, "nothing_answered"),
        (REFLECTION, {"tried": "a lot", "goal": "of somebody else"}, "no_goal"),
    ],
)
def test_what_is_wrong_in_a_form_is_named(
    drafts: Drafts, person: Find, kind: DraftKind, parts: dict[str, str], rule: str
) -> None:
    dana = person("dana")
    form = replace(drafts.form(dana, kind, dana.id, now=NOW), parts=parts)
    assert refused(lambda: drafts.save(form, source="V1", now=NOW))[0] == rule


def test_a_form_cannot_reach_into_another_candidates_draft(drafts: Drafts, person: Find) -> None:
    theirs = begun(drafts, person("jordan")).draft
    dana = person("dana")
    form = replace(drafts.form(dana, GOAL, dana.id, now=NOW), draft_id=theirs.draft_id, version=1, parts=PARTS)
    assert refused(lambda: drafts.save(form, source="V1", now=NOW))[0] == "no_draft"


def test_choosing_a_cpsel_is_a_version(drafts: Drafts, person: Find) -> None:
    dana = person("dana")
    draft = begun(drafts, dana, "More families").draft
    chosen = drafts.choose_cpsel(dana, draft.draft_id, 1, 6, now=LATER)
    assert (chosen.draft.version, chosen.draft.parts) == (2, {"cpsel": "6", "change": "More families"})
    assert drafts.choose_cpsel(dana, draft.draft_id, 1, 6, now=LATER) == chosen


def test_a_reflection_is_fitted_to_the_log_and_to_the_goal_that_is_named(
    drafts: Drafts, person: Find, companion: Companion
) -> None:
    dana = person("dana")
    goal = begun(drafts, dana).draft
    card = companion.desk.command(Heard("log 90 min coaching yesterday, IIP goal 1", dana, "log", NOW))
    assert isinstance(card, Proposed)
    companion.desk.hours.do(dana, card.card.id, now=NOW)
    shown = begun(drafts, dana, "We tried shorter meetings. IIP goal 1. CPSEL 4", REFLECTION, source="r1")
    assert shown.draft.parts["goal"] == goal.draft_id
    assert (shown.draft.parts["cpsel"], shown.goal) == ("4", PARTS["change"])
    [entry] = shown.logged.newest
    assert (shown.logged.so_far, shown.logged.count, shown.logged.minutes) == (True, 1, 90)
    assert (entry.kind, entry.on, entry.topic) == (HourKind.COACHING, date(2026, 11, 17), "IIP goal 1")
    drafts.keep(dana, shown.draft.draft_id, 1, now=LATER)
    assert drafts.form(dana, REFLECTION, dana.id, now=LATER).logged == Logged(so_far=False)


def test_names_of_people_who_are_on_no_roster_are_pointed_out(drafts: Drafts, person: Find) -> None:
    assert begun(drafts, person("dana"), "Maya Torres and Marcus Bell helped").bystanders == ("Maya Torres",)
