from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.settings import Settings
from induction.refused import Refused
from knowledge.program_packs import guide_path
from tests.bot.conftest import NOW, ROSTER, Clock
from tests.bot.dialog import Dialog, buttons, shown
from tests.bot.opening import opened
from tests.bot.slack_stub import SlackStub


@pytest.mark.slow
def test_the_whole_way_through_on_postgres(
    tmp_path: Path, clock: Clock, slack: SlackStub, new_postgres_url: Callable[[], str]
) -> None:
    with opened(Settings(home=tmp_path / "home", database_url=new_postgres_url()), clock) as companion:
        companion.records.write_roster(ROSTER, today=date(2026, 8, 17), now=NOW)
        dialog = Dialog(companion, slack)
        card = dialog.command("UMARCUS", "log 90 min coaching with Dana yesterday")
        receipts = {shown(dialog.press("UMARCUS", buttons(card)["Record"])) for _ in range(2)}
        assert len(receipts) == 1
        assert "*1 h 30 min* of 40 h" in shown(dialog.command("UDANA", "progress"))
    assert not (tmp_path / "home" / "companion.db").exists()


def test_a_home_that_cannot_be_made_is_named(tmp_path: Path, clock: Clock) -> None:
    taken = tmp_path / "home"
    taken.write_text("a file", encoding="utf-8")
    with (
        pytest.raises(Refused, match=r"COMPANION_HOME is .*home, which is a file\. Name a folder\."),
        opened(Settings(home=taken), clock),
    ):
        pass


def test_the_home_is_its_owners_alone(tmp_path: Path, clock: Clock) -> None:
    with opened(Settings(home=tmp_path / "home"), clock):
        assert (tmp_path / "home").stat().st_mode & 0o777 == 0o700


@pytest.mark.slow
def test_after_the_warm_up_nothing_more_is_made_for_anybodys_first_question(tmp_path: Path, clock: Clock) -> None:
    def made() -> set[str]:
        return {file.name for file in (tmp_path / "home" / "passages").glob("likeness-*")}

    with opened(Settings(home=tmp_path / "home"), clock) as companion:
        for program in ("usc", "mcoe"):
            companion.library.add(program, [guide_path(program)], now=NOW)
        companion.warm_up()
        before = made()
        for program in ("usc", "mcoe"):
            companion.desk.questions.ask(None, "when is a coach paired with a candidate?", program=program)
    assert (made(), len(before)) == (before, 3)
