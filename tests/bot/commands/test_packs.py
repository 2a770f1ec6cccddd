import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app

HARBOR = Path(__file__).parents[3] / "docs" / "example-pack" / "harbor" / "pack.toml"
SOUND = (
    f"{HARBOR} is sound: 27 rules (24 agreed, 1 provisional, 2 unknown), 1 document, 7 dates, 7 requirements, "
    "4 sign-offs.\n"
)


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["pack", *words])
    return result.exit_code, result.stdout


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "harbor" / "pack.toml"
    path.parent.mkdir()
    text = HARBOR.read_text(encoding="utf-8").replace('per = "week"', 'per = "month"')
    path.write_text(text.replace('rule = "reflections"', 'rule = "reflection"'), encoding="utf-8")
    return path


def line_of(path: Path, text: str) -> int:
    return path.read_text(encoding="utf-8").splitlines().index(text) + 1


def test_a_sound_pack_is_said_to_be_sound_in_one_line():
    assert run("check", str(HARBOR)) == (0, SOUND)


def test_every_mistake_is_a_line(broken: Path):
    month, rests = line_of(broken, 'per = "month"'), line_of(broken, 'rule = "reflection"')
    said = (
        f"{broken}, line {month} (rules › coaching.hours › per): “month” does not fit “per”. Write week, year or "
        f"program.\n{broken}, line {rests} (requirements › reflections › rule): Reflections rests on the rule "
        "reflection, which the pack does not have. Did you mean “reflections”?\n2 mistakes to put right.\n"
    )
    assert run("check", str(broken)) == (1, said)


def test_the_same_for_another_program(broken: Path):
    code, out = run("check", str(broken), "--json")
    told = json.loads(out)
    assert (code, told["sound"], len(told["mistakes"])) == (1, False, 2)
    assert told["mistakes"][0]["where"] == "rules › coaching.hours › per"
    code, out = run("check", str(HARBOR), "--json")
    assert (code, json.loads(out)) == (
        0,
        {
            "file": str(HARBOR),
            "sound": True,
            "rules": {"agreed": 24, "provisional": 1, "unknown": 2},
            "mistakes": [],
            "remarks": [],
        },
    )


def test_the_schema_is_printed():
    code, out = run("schema")
    assert code == 0
    assert json.loads(out)["title"] == "ProgramPack"
