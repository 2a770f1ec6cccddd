import re
from pathlib import Path

import pytest

from induction.hours import HourKind
from induction.packs.pack import EVERYDAY_CATEGORIES, ProgramPack
from induction.packs.rules import Rule, RuleState, Source
from induction.people import Role
from induction.refused import Refused
from knowledge.program_packs import guide_path, load_packs

PACKS = load_packs()
SEEDS = Path(__file__).parents[2] / "../shared/seeds"
RULES = [(pack, rule) for pack in PACKS.values() for rule in pack.rules]
SOURCES = [
    (pack, rule.key, source)
    for pack, rule in RULES
    for source in (*rule.sources, *(side.source for side in rule.conflict))
] + [(pack, date.key, source) for pack in PACKS.values() for date in pack.dates for source in date.sources]
COUNTED = {("usc", "assess.count")}
"""Values that are the length of a list: lines 492 to 495 of USC's handbook list four assessments and print no four."""

with_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="the program documents are not beside the checkout")

_NUMBERS = {
    "first": 1, "once": 1, "one": 1, "two": 2, "twice": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "twenty": 20, "thirty": 30, "forty": 40, "sixty": 60, "ninety": 90,
}  # fmt: skip


def numbers(figure: str) -> set[int]:
    found = re.findall(r"\d+(?:,\d{3})*|[a-z]+", figure.lower())
    return {
        _NUMBERS[one] if one in _NUMBERS else int(one.replace(",", ""))
        for one in found
        if one in _NUMBERS or one[0].isdigit()
    }


def hours(pack: ProgramPack) -> dict[str, int | None]:
    return {rule.key: rule.value for rule in pack.rules if ".hours" in rule.key}


def test_ships_three_programs_and_the_shared_guidance():
    assert {pack.id: pack.shared for pack in PACKS.values()} == {
        "usc": False,
        "mcoe": False,
        "lausd": False,
        "ctc": True,
    }


def test_the_hours_of_usc():
    assert hours(PACKS["usc"]) == {
        "coaching.hours": 40,
        "coaching.hours.total": 80,
        "pl.hours": 60,
        "pl.hours.total": 120,
        "pl.cpsel_session.hours": 12,
        "pl.job_aligned_workshop.hours": 18,
        "pl.plc.hours": 10,
        "pl.district_training.hours": 20,
    }


def test_the_categories_of_usc_make_up_its_professional_learning():
    pack = PACKS["usc"]
    rules = [pack.rule(f"pl.{category.key}.hours") for category in pack.categories]
    assert sum(rule.value or 0 for rule in rules if rule) == 60


def test_usc_enforces_the_strictest_of_three_readings():
    rule = PACKS["usc"].rule("pl.hours")
    assert rule is not None
    assert rule.state is RuleState.PROVISIONAL
    assert [side.value for side in rule.conflict] == ["60 hours a year", "40 hours a year", "20 to 30 hours a year"]


def test_the_hours_of_mcoe():
    assert hours(PACKS["mcoe"]) == {
        "coaching.hours": 40,
        "coaching.hours.total": 80,
        "pl.hours": 20,
        "pl.hours.total": 40,
    }


def test_the_hours_of_lausd_are_those_of_a_report():
    assert hours(PACKS["lausd"]) == {
        "total.hours.minimum": 60,
        "total.hours.maximum": 90,
        "coaching.hours": 40,
        "coaching.hours.total": None,
        "pl.hours": None,
        "pl.hours.total": None,
    }
    assert PACKS["lausd"].document("report").label == "research report"


def test_the_guidance_states_no_hours_and_marks_its_inventions():
    assert set(hours(PACKS["ctc"]).values()) == {None}
    assert [document.label for document in PACKS["ctc"].documents] == [
        "state guidance",
        "state guidance, invented examples",
    ]


def test_a_program_that_counts_no_category_still_lets_people_name_them():
    for program in ("mcoe", "lausd"):
        assert PACKS[program].categories == EVERYDAY_CATEGORIES


@pytest.mark.parametrize("pack", PACKS.values(), ids=lambda pack: pack.id)
def test_every_pack_says_what_a_year_is_and_whom_to_ask(pack: ProgramPack):
    year = pack.rule("year.basis")
    assert year is not None
    assert year.state is RuleState.UNKNOWN
    asked = pack.contact_for("hours")
    assert asked is not None
    assert asked.role is Role.PROGRAM_ADMIN


@pytest.mark.parametrize("pack", PACKS.values(), ids=lambda pack: pack.id)
def test_no_unchecked_crisis_line_and_no_disputed_address_is_shipped(pack: ProgramPack):
    assert pack.crisis_lines == ()
    assert not any("asran" in (contact.how or "") or "asan" in (contact.how or "") for contact in pack.contacts)


@pytest.mark.parametrize("pack", PACKS.values(), ids=lambda pack: pack.id)
def test_no_subject_goes_to_two_people(pack: ProgramPack):
    subjects = [subject for contact in pack.contacts for subject in contact.asks]
    assert sorted(subjects) == sorted(set(subjects))


def test_subjects_go_to_whoever_decides_them():
    asked = {subject: PACKS["usc"].contact_for(subject) for subject in ("late work", "credential recommendation", "x")}
    assert {subject: contact and contact.role for subject, contact in asked.items()} == {
        "late work": Role.INSTRUCTOR,
        "credential recommendation": Role.ANALYST,
        "x": Role.PROGRAM_ADMIN,
    }


@pytest.mark.parametrize(
    ("pack", "rule"),
    [
        pytest.param(pack, rule, id=f"{pack.id}-{rule.key}")
        for pack, rule in RULES
        if rule.value and (pack.id, rule.key) not in COUNTED
    ],
)
def test_every_value_is_printed_in_a_source(pack: ProgramPack, rule: Rule):
    assert any(rule.value in numbers(source.figure) for source in rule.sources), pack.id


@pytest.mark.parametrize("pack", PACKS.values(), ids=lambda pack: pack.id)
def test_every_guide_is_there(pack: ProgramPack):
    assert guide_path(pack.id).read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize(
    ("pack", "rule"), [pytest.param(pack, rule, id=f"{pack.id}-{rule.key}") for pack, rule in RULES if rule.value]
)
def test_every_figure_of_a_pack_is_in_its_guide(pack: ProgramPack, rule: Rule):
    assert rule.value in numbers(guide_path(pack.id).read_text(encoding="utf-8"))


def test_no_guide_for_a_program_without_one():
    with pytest.raises(Refused, match="No guide"):
        guide_path("green-dot")


def test_only_usc_prints_dates():
    assert {pack.id for pack in PACKS.values() if pack.dates} == {"usc"}


def test_the_days_of_usc_are_those_of_its_sessions_and_no_others():
    days = {date.key for date in PACKS["usc"].dates if date.weekday is not None}
    assert days == {f"session.{number}" for number in range(1, 15)}
    assert {date.state for date in PACKS["usc"].dates if date.weekday and date.years == (2,)} == {RuleState.PROVISIONAL}


@pytest.mark.parametrize("pack", PACKS.values(), ids=lambda pack: pack.id)
def test_no_document_says_how_an_hour_is_confirmed_so_the_other_party_of_coaching_is_asked(pack: ProgramPack):
    assert (pack.confirmation.kinds, pack.confirmation.state) == ((HourKind.COACHING,), RuleState.UNKNOWN)


@pytest.mark.parametrize("pack", PACKS.values(), ids=lambda pack: pack.id)
def test_a_weekly_rule_has_its_place(pack: ProgramPack):
    keys = {key for date in pack.dates for key in date.rules} | set(pack.weekly_rules)
    assert {key for key in keys if (rule := pack.rule(key)) is None or not rule.sources} == set()


# What stands in the documents.


def lines_of(pack: ProgramPack, document: str) -> list[str]:
    text = (SEEDS / pack.document(document).file).read_text(encoding="utf-8")
    return [_plain(line) for line in text.splitlines()]


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("’", "'")).strip()


@with_seeds
@pytest.mark.parametrize(
    ("pack", "source"), [pytest.param(pack, source, id=f"{pack.id}-{key}") for pack, key, source in SOURCES]
)
def test_every_figure_stands_where_its_source_says(pack: ProgramPack, source: Source):
    lines = lines_of(pack, source.document)
    around = " ".join(lines[max(0, source.line - 2) : source.line + 1])
    assert source.figure in around


@with_seeds
@pytest.mark.parametrize(
    ("pack", "source"), [pytest.param(pack, source, id=f"{pack.id}-{key}") for pack, key, source in SOURCES]
)
def test_every_place_is_a_heading_above_the_line_or_the_lines_themselves(pack: ProgramPack, source: Source):
    if span := re.fullmatch(r"lines (\d+)-(\d+)", source.place):
        assert int(span[1]) <= source.line <= int(span[2])
    else:
        above = lines_of(pack, source.document)[: source.line]
        assert any(line.removeprefix("- ").startswith(source.place) for line in above)


def runs(text: str, length: int = 8) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+", text.lower().replace("’", "").replace("'", ""))
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def own_words(pack: ProgramPack) -> dict[str, str]:
    """What the pack and its guide say, headings aside."""
    guide = guide_path(pack.id).read_text(encoding="utf-8")
    body = re.sub(r"(?m)^#.*$", "", guide)
    said = {rule.key: rule.says for rule in pack.rules}
    sides = {f"{rule.key} {side.value}": side.value for rule in pack.rules for side in rule.conflict}
    figures = {f"{key} {source.line}": source.figure for owner, key, source in SOURCES if owner is pack}
    dates = {f"date {date.key}": f"{date.title}. {date.note or ''}" for date in pack.dates}
    asked = {f"{rule.key} asks": ". ".join(rule.asks) for rule in pack.rules}
    steps = {f"step {one.key}": ". ".join((one.label, *one.parts, one.elsewhere or "")) for one in pack.verification}
    labelled = (*pack.requirements, *pack.assessment.rounds, *pack.warnings.statuses)
    labels = {f"label {one.key}": one.label for one in labelled}
    return {"guide": body, **said, **asked, **sides, **figures, **dates, **steps, **labels}


@with_seeds
@pytest.mark.parametrize("pack", PACKS.values(), ids=lambda pack: pack.id)
def test_no_sentence_of_a_document_is_copied(pack: ProgramPack):
    printed = {run for file in sorted(SEEDS.glob("*.txt")) for run in runs(file.read_text(encoding="utf-8"))}
    copied = {name: runs(text) & printed for name, text in own_words(pack).items()}
    assert {name: found for name, found in copied.items() if found} == {}


# A program the house has never met, and packs that are not sound.

SMALL = """
id = "green-dot"
name = "Green Dot induction"
short_name = "Green Dot"
documents = [{ id = "handbook", title = "Handbook", file = "handbook.pdf" }]

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
"""


def folder_with(parent: Path, text: str, name: str = "green-dot") -> Path:
    (parent / name).mkdir()
    (parent / name / "pack.toml").write_text(text, encoding="utf-8")
    return parent


def test_a_new_program_is_a_new_folder(tmp_path: Path):
    (tmp_path / ".hidden").mkdir()
    packs = load_packs(folder_with(tmp_path, SMALL))
    assert sorted(packs) == ["ctc", "green-dot", "lausd", "mcoe", "usc"]
    assert hours(packs["green-dot"]) == {"coaching.hours": 30}


def test_a_programs_own_pack_takes_the_place_of_the_shipped_one(tmp_path: Path):
    own = SMALL.replace('"green-dot"', '"mcoe"')
    assert hours(load_packs(folder_with(tmp_path, own, "mcoe"))["mcoe"]) == {"coaching.hours": 30}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('unit = "hours"', "", "rules › “coaching.hours”: Value error, a value needs its unit"),
        ('unit = "hours"', 'unit = "days"', "coaching.hours counts hours or minutes per year"),
        ('per = "year"', 'per = "program"', "coaching.hours counts hours or minutes per year"),
        ('per = "year"', 'per = "month"', "rules › “coaching.hours” › per: String should match"),
        ("value = 30", 'value = "many"', "rules › “coaching.hours” › value: Input should be a valid integer"),
        ("value = 30", "value = 30\nhour = 3", "rules › “coaching.hours” › hour: Extra inputs"),
        ("value = 30", "value = -1", "rules › “coaching.hours” › value: Input should be greater than or equal to 0"),
        ('state = "agreed"', 'state = "settled"', "rules › “coaching.hours” › state: Input should be"),
        ('state = "agreed"', 'state = "unknown"', "what is unknown has no value"),
        ('state = "agreed"', 'state = "provisional"', "lists the sides of its conflict"),
        ('role = "program_admin"', 'role = "boss"', "contacts › “Induction Director” › role: Input should be"),
        ('document = "handbook"', 'document = "flyer"', "names the document flyer, which the pack does not list"),
        ('key = "coaching.hours"', 'key = "pl.yoga.hours"', "counts a category that the pack does not list"),
        ('key = "coaching.hours"', 'key = "Coaching"', "rules › “Coaching” › key: String should match"),
        ('name = "Green Dot induction"', "", "name: Field required"),
        ('id = "green-dot"', 'id = "greendot"', "the folder is called “green-dot”"),
        ("value = 30", "value =", "cannot be read: Invalid value"),
    ],
)
def test_a_pack_that_is_not_sound_is_refused_with_its_file_its_key_and_why(
    tmp_path: Path, old: str, new: str, said: str
):
    assert old in SMALL
    with pytest.raises(Refused) as refused:
        load_packs(folder_with(tmp_path, SMALL.replace(old, new, 1)))
    assert refused.value.rule == "bad_pack"
    assert str(tmp_path / "green-dot" / "pack.toml") in refused.value.message
    assert said in refused.value.message


def test_two_rules_cannot_share_a_key(tmp_path: Path):
    twice = SMALL + SMALL[SMALL.index("[[rules]]") :]
    with pytest.raises(Refused, match="two rule entries share the name coaching"):
        load_packs(folder_with(tmp_path, twice))


def test_a_folder_without_a_pack_is_refused(tmp_path: Path):
    (tmp_path / "green-dot").mkdir()
    with pytest.raises(Refused, match="cannot be read"):
        load_packs(tmp_path)


def test_a_place_that_is_no_folder_is_refused(tmp_path: Path):
    with pytest.raises(Refused, match="is no folder"):
        load_packs(tmp_path / "nowhere")
