"""Wherever people write in words of their own, names of students and staff get a gentle word, and stop nothing."""

import ast
from collections import Counter
from pathlib import Path

import bot
from bot.companion import Companion
from tests.bot.closing import close, sessions, told
from tests.bot.dialog import Dialog, buttons, notes, shown

BOT = Path(next(iter(bot.__path__)))
WORD = "“Jamal” reads like somebody's name."

WRITTEN = {
    "asking/form.py:LONGEST": "a question",
    "assessing/rating.py:LONGEST_NOTE": "what the levels rest on",
    "attendance/recording.py:LONGEST_REASON": "why an attendance was changed",
    "attendance/recording.py:LONGEST_TITLE": "what a session was",
    "confirming/to_confirm.py:LONGEST_REASON": "what is not right about hours",
    "drafts/approvals.py:LONGEST_COMMENT": "what is said of a goal",
    "drafts/form.py:LONGEST_PART": "goals and reflections",
    "evidence/form.py:LONGEST_LINK": "where evidence can be looked at",
    "evidence/form.py:LONGEST_TITLE": "what evidence is",
    "evidence/form.py:LONGEST_WHY": "why it is evidence",
    "feedback/coaching.py:LONGEST_NOTE": "what a rating of coaching rests on",
    "hours/form.py:LONGEST_REASON": "why hours were corrected",
    "hours/form.py:LONGEST_TOPIC": "what hours were about",
    "rulings/forms.py:LONGEST_REASON": "why a rule was settled, or taken back",
    "rulings/forms.py:LONGEST_WORDS": "what a rule says",
    "sessions/form.py:LONGEST_ITEM": "action items",
    "sessions/form.py:LONGEST_NOTES": "session notes",
    "support/plans.py:LONGEST_GOAL": "a goal of a support plan",
    "support/plans.py:LONGEST_NOTE": "the note of a support plan",
    "verification/forms.py:LONGEST_REASON": "why a step was opened again",
    "verification/steps.py:LONGEST_LINK": "where something can be looked at",
    "verification/steps.py:LONGEST_NOTE": "the note of a step",
    "verification/steps.py:LONGEST_REASON": "why a step was taken back",
    "weekly_forms.py:LONGEST_TITLE": "what a break is called",
    "weekly_forms.py:limits.INPUT_LENGTH": "the words of a week's post",
}
"""Every field of words: each stands in a form whose receipt points names out. A new one belongs here."""

FIGURES = {"hours/form.py:LONGEST_LENGTH", "sessions/form.py:LONGEST_LENGTH", "attendance/recording.py:LONGEST_LENGTH"}
FIGURES |= {"rulings/forms.py:6", "holdings/holdings.py:_LONGEST_NAME"}
FIGURES |= {"weekly_forms.py:_LONGEST_LINK", "weekly_forms.py:_LONGEST_ZONE"}
"""What takes a length, a number, a zone or the newsletter's link, or a name on the roster; and keeps no words."""


def test_every_field_of_words_is_known() -> None:
    assert fields() == set(WRITTEN) | FIGURES


def test_every_form_goes_the_one_way_that_points_names_out() -> None:
    """`register_form` reads every text field that a form has, so no other module may listen to a form."""
    others = {path.name for path in (BOT / "listeners").rglob("*.py") if "app.view(" in path.read_text()}
    assert others == {"forms.py"}


def fields() -> set[str]:
    """Each use of a text field in the views: the file, and the most that the field takes."""
    found = Counter[str]()
    views = BOT / "views"
    for path in views.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in {"text_area", "line_of_text"}
            ):
                [longest] = [ast.unparse(one.value) for one in node.keywords if one.arg == "longest"]
                found[f"{path.relative_to(views).as_posix()}:{longest}"] += 1
    return set(found)


def test_the_receipt_of_session_notes_points_a_name_out_and_the_notes_are_kept(
    companion: Companion, dialog: Dialog
) -> None:
    assert close(dialog, session_notes="Jamal's mom, Rosa, called. My student Jamal reads now.") == {}
    [receipt] = told(dialog, "UMARCUS")
    assert "“Jamal” and “Rosa” read like people's names." in notes(receipt)
    assert [one.notes for one in sessions(companion)] == ["Jamal's mom, Rosa, called. My student Jamal reads now."]


def test_people_of_the_roster_are_no_matter(companion: Companion, dialog: Dialog) -> None:
    assert close(dialog, session_notes="Dana Whitfield and Marcus Bell planned it with Mr. Bell.") == {}
    [receipt] = told(dialog, "UMARCUS")
    assert "name" not in notes(receipt)
    assert len(sessions(companion)) == 1


def test_a_card_of_hours_points_out_who_is_named_in_them(dialog: Dialog) -> None:
    [card] = dialog.direct("UDANA", "45 min coaching with Marcus yesterday, about Mrs. Okonkwo")
    assert "“Okonkwo” reads like somebody's name." in notes(card)
    assert {"Record", "Change"} <= set(buttons(card))


def test_a_question_that_can_be_sent_on_points_out_who_is_named_in_it(dialog: Dialog) -> None:
    answer = dialog.command("UDANA", "ask may my student Jamal be filmed?")
    assert WORD in notes(answer)


def test_the_form_of_a_question_does_too(dialog: Dialog) -> None:
    view = dialog.open("UDANA", {"type": "button", "action_id": "home_ask", "value": "home"})
    assert dialog.submit("UDANA", view, ask_question="may my student Jamal be filmed?") == {}
    [answer] = told(dialog, "UDANA")
    assert WORD in notes(answer)


def test_nothing_is_said_where_nobody_is_named(dialog: Dialog) -> None:
    [card] = dialog.direct("UDANA", "45 min coaching with Marcus yesterday, about Family Night at Lincoln Elementary")
    assert "name" not in notes(card), shown(card)
