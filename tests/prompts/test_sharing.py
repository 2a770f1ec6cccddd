import pytest

from prompts.sharing import (
    in_public_words,
    looks_words,
    shared_item_words,
    shared_list_words,
    sharing_words,
    wall_answer_words,
    wall_words,
)


def test_the_house_says_what_an_iip_is_not_for_where_no_document_does() -> None:
    assert wall_words() == (
        "An IIP serves your growth alone. It is not for employment evaluation, and nothing of it may be used for one."
    )


def test_the_news_says_who_and_what_kind_and_nothing_of_it() -> None:
    assert shared_item_words("Dana {{ 7 * 7 }}", "an IIP goal") == (
        "Dana {{ 7 * 7 }} shared an IIP goal with you. It opens here, for you alone, as long as they share it."
    )


@pytest.mark.parametrize(
    ("mine", "since", "another", "words"),
    [
        (True, "May 2", False, "Shared with Rosa since May 2."),
        (True, None, True, "Rosa sees another version of this, and not this one."),
        (True, None, False, "Rosa does not see this. You can share it, and stop whenever you like."),
        (False, "May 2", False, "Rosa shares this with you since May 2, and can stop whenever they like."),
        (False, None, False, "Rosa shares this with you, and can stop whenever they like."),
    ],
)
def test_how_an_item_stands(mine: bool, since: str | None, another: bool, words: str) -> None:  # noqa: FBT001 - a row's answers
    assert sharing_words("Rosa", mine=mine, since=since, another=another) == words


def test_the_head_of_what_is_shared() -> None:
    assert shared_list_words(mine=True, supervisor=None, count=0).startswith("You share nothing: the roster has no")
    assert "press *Share with Rosa*" in shared_list_words(mine=True, supervisor="Rosa Diaz", count=0)
    assert shared_list_words(mine=True, supervisor="Rosa Diaz", count=1).startswith("*What you share with Rosa Diaz*\n")
    assert shared_list_words(mine=False, supervisor=None, count=0).startswith("Nothing is shared with you just now.")
    assert shared_list_words(mine=False, supervisor=None, count=2).startswith("*What candidates share with you*\n")


def test_the_head_of_who_looked() -> None:
    assert looks_words(count=1, later=False) == "*Who looked at your IIP*"
    assert looks_words(count=1, later=True) == "*Who looked at your IIP, earlier*"
    assert looks_words(count=0, later=True) == "That is all: nobody looked before that."
    assert looks_words(count=0, later=False).startswith("Nobody else has looked at your IIP so far.")


def test_what_a_candidate_can_do_whose_iip_is_asked_for() -> None:
    assert "Nothing of your IIP is open to Rosa Diaz unless you share it" in wall_answer_words("Rosa Diaz")
    assert "press *Share with Rosa*" in wall_answer_words("Rosa Diaz")
    assert "open to a supervisor here unless you share it" in wall_answer_words(None)


@pytest.mark.parametrize("role", ["candidate", "coach", "supervisor", "program_admin", "analyst", "instructor"])
def test_nobody_gets_what_candidates_wrote_in_a_channel(role: str) -> None:
    said = in_public_words(role)
    assert said.startswith("What candidates write is never shown in a channel")
    assert "`/casc " in said
