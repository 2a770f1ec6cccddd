"""Dana with a coach and a site supervisor, and others beside them; and what was audited of ratings."""

from collections.abc import Callable

import pytest
from sqlalchemy import create_engine, text

from bot.companion import Companion
from tests.bot.conftest import Clock
from tests.bot.listeners.assessing.raters import roster_of

Audited = Callable[[str], list[tuple[str, str, str | None]]]


@pytest.fixture(autouse=True)
def roster(companion: Companion, clock: Clock) -> None:
    companion.records.write_roster(roster_of(), today=clock.now.date(), now=clock.now)


@pytest.fixture
def audited(companion: Companion) -> Audited:
    """Who did this to the record of whom, in which round, as the audit has it."""

    def found(action: str) -> list[tuple[str, str, str | None]]:
        names = {person.id: person.first_name for person in companion.records.people()}
        engine = create_engine(companion.records.url)
        with engine.connect() as connection:
            rows = connection.execute(
                text("SELECT actor_id, subject_id, about FROM audit WHERE action = :action ORDER BY id"),
                {"action": action},
            )
            listed = [(names[actor], names[subject], about) for actor, subject, about in rows]
        engine.dispose()
        return listed

    return found
