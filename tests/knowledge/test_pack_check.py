from collections.abc import Sequence
from pathlib import Path

import pytest

from induction.packs.rules import RuleState
from knowledge.pack_check import PackFinding, PackReport, check_pack
from knowledge.program_packs import load_packs

ROOT = Path(__file__).parents[2]
SHIPPED = [*sorted(ROOT.glob("knowledge/packs/*/pack.toml")), *ROOT.glob("docs/example-pack/*/pack.toml")]

SOUND = """\
id = "green-dot"
name = "Green Dot induction"
short_name = "Green Dot"
documents = [{ id = "handbook", title = "Handbook", file = "handbook.pdf" }]
weekly_rules = ["coaching.hours"]

[[contacts]]
role = "program_admin"
title = "Induction Director"

[[rules]]
key = "coaching.hours"
says = "Thirty hours of coaching a year."
state = "agreed"
value = 30
unit = "hours"
per = "year"
sources = [{ document = "handbook", line = 4, place = "Coaching", figure = "30 hours" }]

[[rules]]
key = "extension"
says = "Nothing is said of that."
state = "unknown"

[[requirements]]
key = "orientation"
label = "orientation"
kind = "step"
rule = "extension"
"""


SOURCES = "add sources = [{ document = …, line = …, place = …, figure = … }]."


def report_on(parent: Path, text: str, folder: str = "green-dot") -> PackReport:
    path = parent / folder / "pack.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return check_pack(path)


def found(report: PackReport) -> Sequence[tuple[int, str]]:
    return [(one.line, one.says) for one in report.findings]


def test_a_sound_pack(tmp_path: Path):
    report = report_on(tmp_path, SOUND)
    assert report.findings == ()
    assert report.pack == load_packs(tmp_path)["green-dot"]
    assert report.states == {RuleState.AGREED: 1, RuleState.UNKNOWN: 1}
    assert report.remarks == ()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.parent.name)
def test_what_ships_is_sound(path: Path):
    report = check_pack(path)
    assert report.findings == ()
    assert report.remarks == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('name = "Green Dot induction"\n', "", 1, "“name” is missing here. Add a line name = …"),
        ('unit = "hours"\n', "", 11, "A value needs its unit, and a unit its value."),
        (
            "value = 30",
            'value = "many"',
            15,
            "“value” is the text “many”. Write a whole number without quotes, such as",
        ),
        ("value = 30", "value = -1", 15, "“value” is -1, and must be 0 or more."),
        ('title = "Induction Director"', "title = 3", 9, "“title” is 3. Write a text in quotes."),
        ('["coaching.hours"]', '"coaching.hours"', 5, "“weekly_rules” is the text “coaching.hours”. Write a list in"),
        ('per = "year"', 'per = "month"', 17, "“month” does not fit “per”. Write week, year or program."),
        (
            'key = "coaching.hours"',
            'key = "Coaching"',
            12,
            "“Coaching” does not fit “key”. Write small letters, digits",
        ),
        ('state = "agreed"', 'state = "agreeed"', 14, "“agreeed” is none of the words for “state”: "),
        ('role = "program_admin"', 'role = "boss"', 8, "“boss” is none of the words for “role”: "),
        ("says = ", "sayz = ", 13, "“sayz” is no name that is known here. Did you mean “says”?"),
        ("line = 4", "lien = 4", 18, "“lien” is no name that is known here. Did you mean “line”?"),
        ('["coaching.hours"]', '["coaching.hour"]', 5, "Did you mean “coaching.hours”?"),
        (
            'rule = "extension"',
            'rule = "extensions"',
            29,
            "Orientation rests on the rule extensions, which the pack does not",
        ),
        (
            'document = "handbook"',
            'document = "flyer"',
            18,
            "names the document flyer, which the pack does not list. Add it",
        ),
        ('key = "extension"', 'key = "coaching.hours"', 20, "Two rule entries share the name coaching.hours."),
        ('state = "unknown"', 'state = "provisional"', 20, "names at least one source"),
        ('id = "green-dot"', 'id = "green"', 1, "Give both the same name."),
        ("value = 30", "value = thirty", 15, "This cannot be read: a text stands in quotes: name = "),
        ('unit = "hours"', "unit hours", 16, "This cannot be read: a name is followed by = and its value"),
        ('title = "Induction Director"', 'title = "Induction', 9, "its closing quote is missing."),
    ],
)
def test_a_mistake_has_its_line_and_what_to_do(tmp_path: Path, old: str, new: str, line: int, said: str):
    assert old in SOUND
    report = report_on(tmp_path, SOUND.replace(old, new, 1))
    assert report.pack is None
    assert [says for at, says in found(report) if at == line and said in says]


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        (
            'name = "Green Dot induction"',
            "name = “Green Dot induction”",
            2,
            'its quotes are those of a word processor: write straight ones, ".',
        ),
        (
            'title = "Induction Director"',
            "title = \"Induction Director'",
            9,
            "a text in quotes ends on the line where it began: its closing quote is missing.",
        ),
        (
            "value = 30",
            "value = 30%",
            15,
            'a percentage is a number with its unit below: value = 80, then unit = "percent".',
        ),
        (
            "value = 30",
            "value = 30 hours",
            15,
            'a number stands alone, and its unit on a line of its own: unit = "hours".',
        ),
        ("value = 30", "value = 1,5", 15, "a number has no comma: write 40, and a part of an hour in minutes."),
        ("value = 30", "value =", 15, "the value behind the = is missing."),
        (
            "value = 30",
            "value =\u00a030",
            15,
            "it has a space from a web page or a word processor: type the line anew.",
        ),
        ("value = 30", "value: 30", 15, "a name is followed by = and not by a colon."),
        ("value = 30", "starts_on = 17.08.2026", 15, "a day is written year-month-day: 2026-08-17."),
        ("value = 30", "starts_on = 8/17/2026", 15, "a day is written year-month-day: 2026-08-17."),
        ("value = 30", "starts = 16:00", 15, "a time of day is written as 16:00:00."),
        ("value = 30", "starts = 4 pm", 15, "a time of day is written as 16:00:00."),
        ("value = 30", "together = yes", 15, "yes and no are written true and false, in small letters."),
        (
            '["coaching.hours"]',
            '["coaching.hours"',
            5,
            "a list that began with [ here or above needs its ], and commas between what it holds.",
        ),
        (
            "[[contacts]]",
            "[[contacts]",
            7,
            "the name of a block stands in brackets, all of which are closed: [words], [[rules]].",
        ),
        (
            "value = 30",
            "value = 30\nvalue = 31",
            16,
            "this name is there already in the same block: keep one of the two.",
        ),
        ('id = "green-dot"', '{"id": "green-dot"}', 1, "this is JSON; a pack is TOML, as docs/packs.md shows it."),
    ],
)
def test_a_line_that_cannot_be_read_says_what_to_write(tmp_path: Path, old: str, new: str, line: int, said: str):
    assert old in SOUND
    assert found(report_on(tmp_path, SOUND.replace(old, new, 1))) == [(line, f"This cannot be read: {said}")]


@pytest.mark.parametrize(
    ("saved", "line", "said"),
    [
        (b"", 1, "The file is empty. Copy what you need from docs/example-pack/harbor/pack.toml."),
        (SOUND.encode("utf-16"), 1, "This is no text file. Save the pack as plain text (UTF-8), not as a document."),
        (
            SOUND.replace("Thirty", "Dreißig").encode("latin-1"),
            13,
            "This line is not UTF-8 text. Save the file as UTF-8.",
        ),
    ],
)
def test_a_file_that_is_no_text(tmp_path: Path, saved: bytes, line: int, said: str):
    path = tmp_path / "pack.toml"
    path.write_bytes(saved)
    assert found(check_pack(path)) == [(line, said)]


@pytest.mark.parametrize(
    "saved", ["\ufeff" + SOUND, SOUND.replace("\n", "\r\n"), SOUND.replace("value = ", "\tvalue\t=\t")]
)
def test_what_editors_add_is_no_mistake(tmp_path: Path, saved: str):
    path = tmp_path / "green-dot" / "pack.toml"
    path.parent.mkdir()
    path.write_bytes(saved.encode())
    assert check_pack(path.parent).pack == load_packs(tmp_path)["green-dot"]


def test_all_that_does_not_fit_in_one_rule_is_told_at_once(tmp_path: Path):
    text = SOUND.replace('state = "agreed"\nvalue = 30', 'state = "provisional"\nweeks = 30\nvalue = 30').replace(
        "sources = [", "# sources = ["
    )
    assert found(report_on(tmp_path, text)) == [
        (11, says)
        for says in (
            f"A rule that is neither unknown nor ruled on names at least one source: {SOURCES}",
            "A provisional rule, and no other, lists the sides of its conflict (two or more).",
            "How many weeks of a year count is for a rule per week.",
        )
    ]


def test_a_pack_settles_nothing_itself(tmp_path: Path):
    report = report_on(tmp_path, SOUND.replace('state = "agreed"', 'state = "settled"'))
    assert found(report) == [(14, "“settled” is none of the words for “state”: agreed, provisional or unknown.")]
    report = report_on(tmp_path, SOUND.replace('state = "agreed"', 'state = "ruled"'))
    assert found(report) == [(11, "A pack settles no rule itself: write agreed, provisional or unknown.")]


def test_a_conflict_with_one_side(tmp_path: Path):
    side = '{ value = "30", source = { document = "handbook", line = 4, place = "Coaching", figure = "30" } }'
    text = SOUND.replace('state = "agreed"', f'state = "provisional"\nconflict = [{side}]')
    said = "A provisional rule, and no other, lists the sides of its conflict (two or more)."
    assert found(report_on(tmp_path, text)) == [(11, said)]


def test_all_mistakes_are_named_at_once_and_none_that_only_follows_from_another(tmp_path: Path):
    text = SOUND.replace('per = "year"', 'per = "month"').replace('rule = "extension"', 'rule = "extnsion"')
    report = report_on(tmp_path, text.replace("says = ", "sayz = ", 1))
    assert report.findings == (
        PackFinding(line=11, where="rules › coaching.hours › says", says="“says” is missing here. Add a line says = …"),
        PackFinding(
            line=13,
            where="rules › coaching.hours › sayz",
            says="“sayz” is no name that is known here. Did you mean “says”?",
        ),
        PackFinding(
            line=17,
            where="rules › coaching.hours › per",
            says="“month” does not fit “per”. Write week, year or program.",
        ),
        PackFinding(
            line=29,
            where="requirements › orientation › rule",
            says="Orientation rests on the rule extnsion, which the pack does not have. Did you mean “extension”?",
        ),
    )


def test_a_key_that_nothing_counts_is_remarked_on(tmp_path: Path):
    text = SOUND.replace('key = "coaching.hours"', 'key = "coaching.hour"').replace("coaching.hours", "coaching.hour")
    assert report_on(tmp_path, text).remarks == (
        "No hours are counted under “coaching.hour”. Did you mean “coaching.hours”?",
    )


def test_a_file_that_cannot_be_read(tmp_path: Path):
    assert found(check_pack(tmp_path / "pack.toml")) == [
        (1, "There is no such file. Is its name right, and the folder?")
    ]
    (tmp_path / "pack.toml").write_bytes(b'id = "x"\nname = "\xff"')
    assert found(check_pack(tmp_path / "pack.toml")) == [(2, "This line is not UTF-8 text. Save the file as UTF-8.")]
