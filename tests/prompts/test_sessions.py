from datetime import date

import pytest

from induction.access import Action, Relation, relations
from prompts.sessions import agreed_words, item_words, kept_words, readers_words, told_words

DAY = date(2026, 12, 3)


def test_the_sentence_about_readers_follows_the_rule_of_access() -> None:
    assert relations(Action.SEE_NOTE) == (Relation.SELF, Relation.COACH)
    assert readers_words("Dana") == (
        "Open to Dana and Dana’s coach. Never to a supervisor, and not for an employer’s evaluation."
    )
    assert readers_words(None).startswith("Open to you and your coach. ")
    opened = frozenset({(Relation.ADMIN, Action.SEE_NOTE), (Relation.SUPERVISOR, Action.SEE_NOTE)})
    assert readers_words(None, opened).startswith("Open to you, your coach and the program administrator. Never to a")


@pytest.mark.parametrize(
    ("due", "overdue", "words"),
    [
        (None, False, "You: draft {{ 7 * 7 }}"),
        (DAY, False, "You: draft {{ 7 * 7 }} (by Thu, Dec 3)"),
        (DAY, True, "*Overdue* · You: draft {{ 7 * 7 }} (was due Thu, Dec 3)"),
    ],
)
def test_an_item_is_shown_as_it_was_written(due: date | None, overdue: bool, words: str) -> None:  # noqa: FBT001 - a row's answer
    assert item_words("You", "draft {{ 7 * 7 }}", due=due, overdue=overdue) == words


def test_what_was_agreed_leaves_out_what_was_not() -> None:
    assert agreed_words([], None) == ""
    assert agreed_words([], DAY) == "*Next meeting*: Thu, Dec 3"
    assert agreed_words(["You: a", "Dana: b"], None) == "*Action items*\n• You: a\n• Dana: b"


def test_the_candidate_hears_of_it_and_the_coach_that_they_do() -> None:
    assert told_words("Marcus", DAY, "45 min", touched=None) == "*Marcus closed your session of Thu, Dec 3* (45 min)"
    assert kept_words("Dana", notes=False, told=False) == ""
    assert kept_words("Dana", notes=False, told=True) == "Dana gets all of it in a message."
