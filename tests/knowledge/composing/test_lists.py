import pytest

from knowledge.composing.lists import at_places, parts_under, whole_list
from knowledge.excerpts import excerpts_of
from knowledge.passages import PassageKind
from tests.knowledge.fern import APPEAL, COACHING, passage

MORE = passage("Wait for a letter", line=44, heading="Appeals", kind=PassageKind.LIST)
SHELF = (COACHING, APPEAL, MORE)

HIRING = passage(
    "1. Read the letters\n2. Choose among:\n1. those who are near\n2. those who are free\n3. those who ask\n"
    "3. Call the best. Ask twice.",
    line=60,
    heading="Hiring",
    kind=PassageKind.LIST,
)
HIRING_ON = passage("4. Sign\n5. File the letter", line=66, heading="Hiring", kind=PassageKind.LIST)
HIRE = (HIRING, HIRING_ON)
CHOOSING = ["2. Choose among:", "1. those who are near", "2. those who are free", "3. those who ask"]


def listed(question: str) -> list[str] | None:
    whole = whole_list(excerpts_of(HIRING)[2], HIRE)
    assert whole
    found = at_places(whole, question, excerpts_of(HIRING)[5])
    return [item.text for item in found.items] if found else None


def test_a_list_is_whole_from_its_lead_in_and_from_any_item() -> None:
    lead_in, *_, director = excerpts_of(APPEAL)
    for excerpt in (lead_in, director, excerpts_of(MORE)[0]):
        whole = whole_list(excerpt, SHELF)
        assert whole
        assert whole.lead == "An appeal has these steps:"
        assert [item.text for item in whole.items] == [
            "Write to the office",
            "Meet the coach",
            "Meet the director",
            "Wait for a letter",
        ]


def test_a_paragraph_is_no_list() -> None:
    assert whole_list(excerpts_of(COACHING)[0], SHELF) is None


def test_an_item_is_its_whole_line_and_an_item_with_items_goes_on_the_list() -> None:
    whole = whole_list(excerpts_of(HIRING)[2], HIRE)
    assert whole
    assert [item.text for item in whole.items] == [
        "1. Read the letters",
        "2. Choose among:",
        "1. those who are near",
        "2. those who are free",
        "3. those who ask",
        "3. Call the best. Ask twice.",
        "4. Sign",
        "5. File the letter",
    ]


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("what is the first step and what is the last", ["1. Read the letters", "5. File the letter"]),
        ("step 2", CHOOSING),
        ("what is the third step", ["3. Call the best. Ask twice."]),
        ("the final thing", ["5. File the letter"]),
        ("what comes after that", ["3. Call the best. Ask twice.", "4. Sign"]),
        (
            "what happens before calling",
            [*CHOOSING, "3. Call the best. Ask twice."],
        ),
        ("step 9", None),
        ("what are the steps", None),
        ("in the first year", None),
    ],
)
def test_items_are_picked_by_their_place_in_the_outermost_list(question: str, items: list[str] | None) -> None:
    assert listed(question) == items


def test_the_list_under_one_step_is_not_searched_for_steps() -> None:
    steps = passage("1. Ask\n2. Sign\n3. File", line=70, heading="Step 2: The office", kind=PassageKind.LIST)
    whole = whole_list(excerpts_of(steps)[0], (steps,))
    assert whole
    assert at_places(whole, "what happens in step 2", whole.items[0]) is None


def test_items_of_another_form_in_the_next_passage_are_another_list() -> None:
    wanted = passage("A fern\nA pot\nA can", line=80, heading="Garden", kind=PassageKind.LIST)
    given = passage(
        "Morning: Water them\nNoon: Shade them\nNight: Rest", line=90, heading="Garden", kind=PassageKind.LIST
    )
    whole = whole_list(excerpts_of(wanted)[0], (wanted, given))
    assert whole
    assert [item.text for item in whole.items] == ["A fern", "A pot", "A can"]
    led = given.model_copy(update={"lead": "All of it:"})
    assert whole_list(excerpts_of(wanted)[0], (wanted, led)) != whole


def test_two_items_after_a_lead_in_are_a_list() -> None:
    ideas = passage("Two ideas:\nGrow\nShare", line=95, heading="Ideas", kind=PassageKind.LIST)
    assert whole_list(excerpts_of(ideas)[0], (ideas,))
    bare = passage("Grow\nShare", line=95, heading="Ideas", kind=PassageKind.LIST)
    assert whole_list(excerpts_of(bare)[0], (bare,)) is None


def test_a_section_names_its_parts_by_headings_or_by_lines_that_lead_in() -> None:
    opening = passage("There are three steps:", line=100, heading="Growth")
    under = [
        passage(f"Do it {nth}.", line=100 + nth, heading="").model_copy(update={"heading": ("Growth", f"Step {nth}")})
        for nth in (1, 2, 3)
    ]
    assert parts_under(excerpts_of(opening)[0], (opening, *under)) == ("Step 1", "Step 2", "Step 3")
    assert parts_under(excerpts_of(under[0])[0], (opening, *under)) == ()
    topics = passage("Topics are:", line=110, heading="Topics")
    table = passage("Soil | May\nLight | June", line=111, heading="Topics", kind=PassageKind.TABLE, lead="Topic | When")
    assert parts_under(excerpts_of(topics)[0], (topics, table)) == ("Soil", "Light")
    pillars = passage(
        "The garden has pillars.\nSoil: It will:\nHold\nWater: It will:\nFlow\nLight: It will:\nShine",
        line=120,
        heading="Pillars",
        kind=PassageKind.LIST,
    )
    row = excerpts_of(pillars)
    assert parts_under(row[0], (pillars,)) == ("Soil: It will:", "Water: It will:", "Light: It will:")
    assert parts_under(row[2], (pillars,)) == ()
