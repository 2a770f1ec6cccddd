"""Who is meant is hidden and put back."""

import pytest

from knowledge.wording.masking import Cover, Mask

MASK = Mask(["Dana Whitfield", "Will O'Brien", "María José Núñez-Park", "Grant Day"])


@pytest.mark.parametrize(
    ("said", "hidden"),
    [
        ("Did Dana Whitfield finish?", "Did PERSON1 finish?"),
        ("did dana finish?", "did PERSON1 finish?"),
        ("DANA's log", "PERSON1's log"),
        ("Whitfield, Dana", "PERSON1, PERSON2"),
        ("is Maria Jose paired with dana?", "is PERSON1 paired with PERSON2?"),
        ("ask Núñez-Park", "ask PERSON1-PERSON2"),
        ("O’Brien and Will", "O’PERSON1 and PERSON2"),
        ("will I be paid a grant?", "will I be paid a PERSON1?"),
        ("mail dana@school.example or call (213) 555-0100", "mail EMAIL1 or call PHONE2"),
        ("anyone at x.y+z@mail.example.org, 2135550100?", "anyone at EMAIL1, PHONE2?"),
        ("and <@U012AB3CD>?", "and PERSON1?"),
        ("how many hours in 2026, lines 301 to 306?", "how many hours in 2026, lines 301 to 306?"),
    ],
)
def test_no_name_address_or_number_goes_through(said: str, hidden: str) -> None:
    cover = Cover(MASK)
    assert cover.hidden(said, typed=True) == hidden
    assert cover.revealed(hidden) == said


def test_printed_text_keeps_the_words_that_are_names_in_capitals_only() -> None:
    assert (
        Cover(MASK).hidden("Grant Day decides about the grant each day.") == "PERSON1 decides about the grant each day."
    )


def test_the_same_words_have_the_same_mark_in_every_text_of_an_exchange() -> None:
    cover = Cover(MASK)
    assert (cover.hidden("is Dana here?", typed=True), cover.hidden("Dana is here.")) == (
        "is PERSON1 here?",
        "PERSON1 is here.",
    )


def test_a_mark_that_stands_for_nobody_stays() -> None:
    assert Cover(MASK).revealed("PERSON7 calls PHONE1.") == "PERSON7 calls PHONE1."
