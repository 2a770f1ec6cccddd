"""Who sees and writes goals and reflections; who may not learns nothing, and every reading is noted."""

from dataclasses import replace

import pytest
from sqlalchemy import NullPool, create_engine, select

from bot.companion import Companion
from bot.services.drafts.drafts import Drafts
from bot.services.drafts.replies import Approving, DraftLine, DraftList, OpenList
from induction.people import Role
from induction.writing.drafts import DraftKind
from storage.database.engine import database_url
from storage.tables.audit import AuditRow
from tests.bot.conftest import NOW
from tests.bot.services.drafting import GOAL, PARTS, WORDS, YEAR, YEAR_WITH_FOUR, Find, begun, refused


def audited(companion: Companion) -> list[tuple[object, ...]]:
    engine = create_engine(database_url(companion.settings.records_url), poolclass=NullPool)
    with engine.connect() as connection:
        columns = AuditRow.metadata.tables["audit"].c
        rows = connection.execute(
            select(columns.actor_id, columns.action, columns.subject_id)
            .where(columns.draft_id.is_not(None))
            .order_by(columns.id)
        )
        return [tuple(row) for row in rows]


def test_who_sees_what_and_every_reading_is_noted(drafts: Drafts, person: Find, companion: Companion) -> None:
    dana, marcus, priya = person("dana"), person("marcus"), person("priya")
    draft = begun(drafts, dana).draft
    row = DraftLine(1, draft, PARTS["change"], None, 5)
    assert drafts.listed(dana, GOAL, None, now=NOW) == DraftList(GOAL, dana, dana, [row], YEAR)
    theirs = replace(row, author="Dana Whitfield")
    assert drafts.listed(marcus, GOAL, "Dana", now=NOW) == DraftList(GOAL, dana, marcus, [theirs], YEAR)
    kept = drafts.keep(dana, draft.draft_id, 1, now=NOW).draft
    waits = Approving(version=2, waits_for=(Role.COACH, Role.SUPERVISOR))
    seen, year = replace(theirs, draft=kept, approving=waits), YEAR_WITH_FOUR
    assert drafts.listed(priya, GOAL, "Whitfield", now=NOW) == DraftList(GOAL, dana, priya, [seen], year)
    drafts.opened(priya, draft.draft_id, now=NOW)
    drafts.opened(dana, draft.draft_id, now=NOW)
    drafts.form_of(marcus, draft.draft_id, now=NOW)
    assert audited(companion) == [
        (dana.id, "write_goal", dana.id),
        (marcus.id, "see_goal", dana.id),
        (dana.id, "write_goal", dana.id),
        (priya.id, "see_goal", dana.id),
        (priya.id, "see_goal", dana.id),
        (marcus.id, "see_goal", dana.id),
    ]


def test_a_form_that_shows_the_titles_of_goals_is_a_reading_of_them(
    drafts: Drafts, person: Find, companion: Companion
) -> None:
    dana, marcus = person("dana"), person("marcus")
    begun(drafts, dana)
    for actor in (dana, marcus):
        drafts.begin(actor, DraftKind.REFLECTION, "Dana" if actor == marcus else "", source="s2", now=NOW)
        drafts.form(actor, DraftKind.GOAL, dana.id, now=NOW)
    assert audited(companion) == [(dana.id, "write_goal", dana.id), (marcus.id, "see_goal", dana.id)]


def test_a_second_press_that_shows_what_another_wrote_meanwhile_is_a_reading(
    drafts: Drafts, person: Find, companion: Companion
) -> None:
    dana, marcus = person("dana"), person("marcus")
    draft_id = begun(drafts, dana).draft.draft_id
    drafts.choose_cpsel(marcus, draft_id, 1, 2, now=NOW)
    assert audited(companion)[1:] == [(marcus.id, "write_goal", dana.id)]
    form = drafts.form_of(dana, draft_id, now=NOW)
    drafts.save(replace(form, parts={**form.parts, "change": "Other words"}), source="V1", now=NOW)
    before = audited(companion)
    assert drafts.choose_cpsel(marcus, draft_id, 1, 2, now=NOW).draft.parts["change"] == "Other words"
    assert audited(companion) == [*before, (marcus.id, "see_goal", dana.id)]


NOBODY = ["sam", "ida", "ana"]
FAR = ["theo", "jordan", "elena", "max", "maria"]


@pytest.mark.parametrize("kind", DraftKind)
@pytest.mark.parametrize("name", [*NOBODY, *FAR])
def test_who_may_not_learns_nothing(
    drafts: Drafts, person: Find, companion: Companion, name: str, kind: DraftKind
) -> None:
    draft = begun(drafts, person("dana"), WORDS, kind).draft
    actor, before = person(name), audited(companion)
    no_draft = refused(lambda: drafts.opened(actor, "no such draft", now=NOW))
    form = replace(drafts.form(person("dana"), kind, person("dana").id, now=NOW), actor=actor, draft_id=draft.draft_id)
    assert refused(lambda: drafts.opened(actor, draft.draft_id, now=NOW)) == no_draft
    assert refused(lambda: drafts.form_of(actor, draft.draft_id, now=NOW)) == no_draft
    assert refused(lambda: drafts.keep(actor, draft.draft_id, 1, now=NOW)) == no_draft
    assert refused(lambda: drafts.choose_cpsel(actor, draft.draft_id, 1, 2, now=NOW)) == no_draft
    assert refused(lambda: drafts.form(actor, kind, draft.candidate_id, now=NOW)) == no_draft
    assert refused(lambda: drafts.save(form, source="V9", now=NOW))[0] == "not_allowed"
    if actor.role is Role.SUPERVISOR:
        assert drafts.listed(actor, kind, "Dana", now=NOW) == OpenList(kind, actor, [])
    else:
        there = refused(lambda: drafts.listed(actor, kind, "Dana", now=NOW))
        not_there = refused(lambda: drafts.listed(actor, kind, "Quentin", now=NOW))
        assert (there[0], there[1].replace("Dana", "Quentin")) == not_there
    assert drafts.waiting_for(actor) == (() if actor.role is not Role.CANDIDATE else [])
    assert audited(companion) == before


@pytest.mark.parametrize("name", [*NOBODY, "priya", "max"])
def test_who_writes_none_is_told_who_does(drafts: Drafts, person: Find, name: str) -> None:
    assert refused(lambda: begun(drafts, person(name), f"Dana: {WORDS}")) == (
        "not_allowed",
        "IIP goals are written by the candidate, alone or together with the coach paired with them.",
    )


def test_a_program_administrator_sees_what_was_kept_and_nothing_that_is_being_written(
    drafts: Drafts, person: Find
) -> None:
    dana, priya = person("dana"), person("priya")
    draft = begun(drafts, dana).draft
    assert refused(lambda: drafts.opened(priya, draft.draft_id, now=NOW))[0] == "no_draft"
    assert drafts.listed(priya, GOAL, "Dana", now=NOW).lines == []
    kept = drafts.keep(dana, draft.draft_id, 1, now=NOW).draft
    changed = drafts.choose_cpsel(dana, draft.draft_id, kept.version, 2, now=NOW).draft
    assert drafts.opened(priya, draft.draft_id, now=NOW).draft == kept
    assert [line.draft for line in drafts.listed(priya, GOAL, "Dana", now=NOW).lines] == [kept]
    assert drafts.opened(dana, draft.draft_id, now=NOW).draft == changed


def test_a_program_administrator_does_not_write(drafts: Drafts, person: Find) -> None:
    dana, priya = person("dana"), person("priya")
    draft = begun(drafts, dana).draft
    drafts.keep(dana, draft.draft_id, 1, now=NOW)
    for ask in (
        lambda: drafts.form_of(priya, draft.draft_id, now=NOW),
        lambda: drafts.choose_cpsel(priya, draft.draft_id, 1, 2, now=NOW),
    ):
        assert refused(ask)[0] == "no_draft"
    assert refused(lambda: drafts.keep(priya, draft.draft_id, 1, now=NOW))[0] == "not_allowed"
