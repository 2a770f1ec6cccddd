"""One golden rendering each."""

import pytest

from induction.writing.drafts import Gap
from prompts.drafts import (
    bystander_words,
    cpsel_words,
    form_words,
    gap_words,
    head_words,
    list_words,
    logged_words,
    shared_words,
)

CODE = "{{ 7 * 7 }}"


@pytest.mark.parametrize(
    ("mine", "author", "kept_on", "said"),
    [
        (True, None, None, "A draft in your own words: I only sorted them. Press *Keep* when it says what you mean."),
        (
            True,
            "Marcus Bell",
            None,
            (
                "Marcus Bell wrote this version with you. It is yours once you press *Keep*; change what you like "
                "before that."
            ),
        ),
        (True, None, "May 1, 2027", "Kept by you on May 1, 2027."),
        (False, None, None, f"A draft, waiting for {CODE} to keep it."),
        (False, "Dana", "May 1, 2027", f"Kept by {CODE} on May 1, 2027."),
    ],
)
def test_the_head_says_how_far_it_is(mine: bool, author: str | None, kept_on: str | None, said: str) -> None:  # noqa: FBT001 - a column of the table
    assert head_words("It", mine=mine, candidate=CODE, author=author, kept_on=kept_on) == f"*It*\n{said}"


def test_what_is_open_is_asked_one_question_each() -> None:
    gaps = [Gap(part="due", quality="time-bound", question="By which day?"), Gap(part="x", quality=CODE, question="?")]
    lines = "• *Time-bound*: By which day?\n• *{{ 7 * 7 }}*: ?"
    assert gap_words("goal", gaps) == f"*Still open, for a goal that one can tell was reached*\n{lines}"
    assert gap_words("reflection", gaps) == f"*Still open*\n{lines}"


def test_names_are_pointed_out_gently() -> None:
    advice = " Students, families and staff stay private: a role says as much (“a grade 4 teacher”)."
    assert bystander_words([CODE]) == f"“{CODE}” reads like somebody's name.{advice}"
    assert bystander_words(["A", "B"]) == f"“A” and “B” read like people's names.{advice}"
    assert bystander_words(["A", "B", "C"]) == f"“A”, “B” and “C” read like people's names.{advice}"


def test_the_log_is_told_as_facts() -> None:
    assert logged_words([], since="so far", count=0, total="0 min") == "Nothing is logged so far."
    assert logged_words([CODE], since="since your last reflection", count=1, total="1 h") == (
        f"*Logged since your last reflection*: 1 entry, 1 h\n• {CODE}"
    )
    assert logged_words(["a", "b"], since="so far", count=9, total="9 h") == (
        "*Logged so far*: 9 entries, 9 h; the newest 2\n• a\n• b"
    )


def test_each_cpsel_is_told_for_schools_and_for_offices() -> None:
    lines = cpsel_words().splitlines()
    assert len(lines) == 6
    assert lines[0] == (
        "*CPSEL 1: Shared vision*. In a school: a picture of student success that staff and families share. In an "
        "office: a direction for your team that the schools it serves share."
    )


def test_an_empty_list_says_how_to_begin() -> None:
    example = "/casc goal more"
    assert list_words("IIP goals", count=0, mine=True, candidate="Dana", writes=True, example=example) == (
        "You have no IIP goals here yet. Begin with a few words: `/casc goal more`"
    )
    assert list_words("IIP goals", count=0, mine=False, candidate=CODE, writes=True, example=example) == (
        f"{CODE} has no IIP goals here yet."
    )
    assert (
        list_words("IIP goals", count=2, mine=True, candidate="Dana", writes=True, example=example)
        == "*Your IIP goals*"
    )
    assert (
        list_words("IIP goals", count=2, mine=False, candidate="Dana", writes=False, example=example)
        == "*Dana's IIP goals*"
    )
    assert list_words("IIP goals", count=0, mine=False, candidate="Dana", writes=False, example=example) == (
        "Dana has kept no IIP goals yet.\nWhat is still being written is seen by the two who write it."
    )


def test_the_words_that_do_without_a_form() -> None:
    assert form_words("goal", mine=True, candidate="Dana Whitfield", first_name="Dana") == (
        "Write your goal in a few words and I sort them: `/casc goal I want more families at our meetings, from 12 to "
        "40 by May`. Or fill in the form."
    )
    assert form_words("reflection", mine=False, candidate="Dana Whitfield", first_name="Dana") == (
        "A few lines are enough: what was tried, what happened and how you know, what it means, what comes next. "
        "`/casc reflect Dana: We tried …` Or fill in the form."
    )


def test_the_candidate_has_the_last_word() -> None:
    assert shared_words("an IIP goal", CODE) == (
        f"{CODE} wrote an IIP goal together with you. It is a draft until you keep it: look at it, change what you "
        "like, and press *Keep* when it says what you mean."
    )
