"""Evidence, as dialogs in Slack."""

import json
from collections.abc import Sequence
from typing import Any

import pytest

from bot.companion import Companion
from induction.people import Role
from storage.tables.audit import AuditAction
from tests.bot.conftest import NOW, ROSTER, line
from tests.bot.dialog import Dialog, buttons, notes, shown

FILLED = {
    "evidence_title": "Family survey",
    "evidence_standards": "4",
    "evidence_day": "2026-11-16",
    "evidence_why": "It shows what families asked for.",
    "evidence_link": "https://drive.example/survey",
}


def held(companion: Companion) -> list[tuple[str, tuple[int, ...], str, str | None, str | None]]:
    """What is on record of Dana: title, standards, day, why and link."""
    return [(one.title, one.standards, str(one.on), one.why, one.link) for one in artifacts(companion)]


def artifacts(companion: Companion) -> Sequence[Any]:
    dana = companion.records.person_by_slack("UDANA")
    assert dana is not None
    return companion.records.candidates.record(dana).artifacts


def known(view: dict[str, Any]) -> dict[str, Any]:
    """What stands in the fields of a form."""
    found = {}
    for block in view["blocks"]:
        if block["type"] == "input":
            element = block["element"]
            several = [one["value"] for one in element.get("initial_options", ())]
            found[block["block_id"]] = (
                element.get("initial_value") or element.get("initial_date") or several or element.get("initial_option")
            )
    return found


def new(dialog: Dialog) -> dict[str, Any]:
    """The empty form, as `/casc evidence new` opens it."""
    assert dialog.command("UDANA", "evidence new") == {}
    view: dict[str, Any] = dialog.slack.sent("views.open")[-1]["view"]
    return view


def save(dialog: Dialog, **filled: str) -> dict[str, Any]:
    """What Dana saves by the form of `/casc evidence new`, and the receipt."""
    opened = new(dialog)
    assert dialog.submit("UDANA", opened, f"V{len(dialog.slack.calls)}", **{**FILLED, **filled}) == {}
    return dialog.slack.sent("chat.postMessage")[-1]


def test_a_message_becomes_evidence_in_one_form(dialog: Dialog, companion: Companion) -> None:
    view = dialog.shortcut("UDANA", "save_evidence", message="Family night: 40 came\nand 12 signed up", ts="1795024800")
    assert known(view) == {
        "evidence_title": "Family night: 40 came",
        "evidence_standards": None,
        "evidence_day": "2026-11-18",
        "evidence_why": None,
        "evidence_link": None,
    }
    assert dialog.submit("UDANA", view, evidence_standards="4,1") == {}
    assert held(companion) == [("Family night: 40 came", (1, 4), "2026-11-18", None, None)]
    receipt = dialog.slack.sent("chat.postMessage")[-1]
    assert "*Saved as evidence* for CPSEL 1 and CPSEL 4." in shown(receipt)
    assert "CPSEL 1: 1 there, 1–2 asked; CPSEL 4: 1 there, 1–2 asked" in notes(receipt)


def test_a_file_is_offered_and_its_link_kept(dialog: Dialog, companion: Companion) -> None:
    [offer] = dialog.share("UDANA", ("Family_survey.pdf", b"%PDF"), text="save this as evidence for CPSEL 4")
    assert "Save *Family_survey.pdf* as evidence?" in shown(offer)
    view = dialog.open("UDANA", buttons(offer)["Save as evidence"])
    assert known(view)["evidence_title"] == "Family survey"
    assert known(view)["evidence_standards"] == ["4"]
    assert dialog.submit("UDANA", view, evidence_day="2026-11-17") == {}
    assert held(companion) == [("Family survey", (4,), "2026-11-17", None, None)]
    assert [one.file for one in artifacts(companion)] == [None]


def test_a_file_of_somebody_else_is_not_taken(dialog: Dialog, companion: Companion) -> None:
    [offer] = dialog.share("UDANA", ("notes.pdf", b"%PDF"))
    [path] = dialog.slack.owners
    dialog.slack.owners[path] = "UTHEO"
    view = dialog.open("UDANA", buttons(offer)["Save as evidence"])
    assert "Somebody else shared that file." in json.dumps(view)
    assert held(companion) == []


def test_a_sheet_is_asked_about(dialog: Dialog) -> None:
    hours = b"date,hours,category,topic\n11/10/2026,2,PLC,Data\n"
    [read] = dialog.share("UDANA", ("hours.csv", hours))
    assert "Save as evidence instead" in buttons(read)
    [offer] = dialog.share("UDANA", ("survey.csv", b"question,yes,no\nDo you feel welcome?,40,2\n"))
    assert "Save *survey.csv* as evidence?" in shown(offer)
    [theirs] = dialog.share("UMARCUS", ("survey.csv", b"question,yes,no\nDo you feel welcome?,40,2\n"))
    assert "evidence" not in shown(theirs)


def test_a_forwarded_message_is_offered_unless_it_is_anothers(dialog: Dialog) -> None:
    forwarded = {
        "is_share": True,
        "from_url": "https://school.slack.com/archives/C1/p1795024800000000",
        "text": "Great family night!",
        "author_id": "UTHEO",
        "ts": "1795024800.000000",
        "channel_team": "T1",
    }
    [offer] = dialog.direct("UDANA", "", attachments=[forwarded], team="T1")
    view = dialog.open("UDANA", buttons(offer)["Save as evidence"])
    assert known(view)["evidence_title"] == "Great family night!"
    assert known(view)["evidence_link"] == "https://school.slack.com/archives/C1/p1795024800000000"
    for change in ({"channel_team": "T2"}, {"from_url": "https://evil.example/slack.com"}):
        [refused] = dialog.direct("UDANA", "", attachments=[{**forwarded, **change}], team="T1")
        assert "That is in another workspace" in shown(refused)
    [of_an_app] = dialog.direct("UDANA", "", attachments=[{**forwarded, "bot_id": "B1"}], team="T1")
    assert "An app wrote that" in shown(of_an_app)


def test_a_sentence_with_a_link_fills_the_form(dialog: Dialog, companion: Companion) -> None:
    [offer] = dialog.direct(
        "UDANA", "save this as evidence for CPSEL 4: Family calls log <https://drive.example/calls>"
    )
    view = dialog.open("UDANA", buttons(offer)["Save as evidence"])
    assert dialog.submit("UDANA", view) == {}
    assert held(companion) == [("Family calls log", (4,), "2026-11-18", None, "https://drive.example/calls")]


@pytest.mark.parametrize(
    ("filled", "field", "said"),
    [
        ({"evidence_title": ""}, "evidence_title", "What is it?"),
        ({"evidence_standards": ""}, "evidence_standards", "Which CPSEL does it speak for?"),
        ({"evidence_standards": "9"}, "evidence_standards", "The CPSELs go from 1 to 6."),
        ({"evidence_day": "2026-11-30"}, "evidence_day", "still to come"),
        ({"evidence_link": "drive.example"}, "evidence_link", "begins with https://"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    dialog: Dialog, companion: Companion, filled: dict[str, str], field: str, said: str
) -> None:
    view = new(dialog)
    answer = dialog.submit("UDANA", view, **{**FILLED, **filled})
    assert said in answer["errors"][field]
    assert held(companion) == []


def test_the_list_shows_gaps_and_the_way_to_fill_them(dialog: Dialog) -> None:
    save(dialog)
    listed = dialog.command("UDANA", "evidence")
    assert "*Your evidence*: 1 of 6 CPSELs have some" in shown(listed)
    assert "*CPSEL 1: Shared vision*: none yet, 1–2 asked" in shown(listed)
    assert "*CPSEL 4: Family and community engagement*: 1 there, 1–2 asked" in shown(listed)
    assert (
        "• *Family survey*, Mon, Nov 16, 2026\nIt shows what families asked for.\nhttps://drive.example/survey"
        in shown(listed)
    )
    assert "line 484" in notes(listed)
    assert listed["text"] == "Evidence, by standard"


def test_evidence_is_changed_and_withdrawn(dialog: Dialog, companion: Companion) -> None:
    receipt = save(dialog)
    view = dialog.open("UDANA", buttons(receipt)["Change or withdraw"])
    assert dialog.submit("UDANA", view, "VCHANGE", evidence_title="Family survey, fall") == {}
    assert dialog.submit("UDANA", view, "VCHANGE", evidence_title="Family survey, fall") == {}
    again = dialog.submit("UDANA", view, "VLATE", evidence_title="Something else")
    assert "changed or withdrawn just now" in json.dumps(again)
    newest = buttons(dialog.command("UDANA", "evidence"))["Change"]
    view = dialog.open("UDANA", newest)
    assert dialog.submit("UDANA", view, "VEND", evidence_withdraw="withdrawn") == {}
    assert [(one.title, one.withdrawn) for one in artifacts(companion)] == [
        ("Family survey", False),
        ("Family survey, fall", False),
        ("Family survey, fall", True),
    ]
    assert "0 of 6 CPSELs" in shown(dialog.command("UDANA", "evidence"))


def test_names_in_it_are_warned_of(dialog: Dialog) -> None:
    receipt = save(dialog, evidence_why="Ms. Alvarez called every family of Jayden B.")
    assert "read like people's names" in notes(receipt)


def test_a_disclosure_is_not_kept(dialog: Dialog, companion: Companion) -> None:
    view = new(dialog)
    answer = dialog.submit(
        "UDANA", view, **{**FILLED, "evidence_why": "A student told me that her stepfather hits her"}
    )
    assert answer["response_action"] == "update"
    assert held(companion) == []


def test_another_sees_what_access_allows_and_it_is_noted(dialog: Dialog, companion: Companion) -> None:
    save(dialog)
    [one] = artifacts(companion)
    for reader in ("UMARCUS", "UPRIYA"):
        assert "*Evidence of Dana Whitfield*" in shown(dialog.command(reader, "evidence Dana"))
        assert "Change" not in buttons(dialog.command(reader, "evidence Dana"))
    assert "I find no “Dana”" in shown(dialog.command("UELENA", "evidence Dana"))
    assert "Save as evidence" not in str(dialog.direct("UMARCUS", "what could serve as evidence for CPSEL 4?"))
    assert reads(companion) == [(2, 4, str(one.id))] * 2 + [(1, 4, str(one.id))] * 2


def test_a_supervisor_sees_nothing_that_was_not_shared(dialog: Dialog, companion: Companion) -> None:
    supervisor = line("Sam Ruiz", Role.SUPERVISOR, "usc", "USAM")
    people = [one.model_copy(update={"supervisor": supervisor.email}) if "Dana" in one.name else one for one in ROSTER]
    companion.records.write_roster([supervisor, *people], today=NOW.date(), now=NOW)
    save(dialog)
    assert "shares no evidence with you" in shown(dialog.command("USAM", "evidence Dana"))
    dialog.press("UDANA", buttons(dialog.command("UDANA", "evidence"))["Share with Sam"])
    listed = dialog.command("USAM", "evidence Dana")
    assert "Family survey" not in shown(listed)
    seen = shown(dialog.open("USAM", buttons(listed)["Look at it"]))
    assert "as shared with you" in seen
    assert "*Family survey*" in seen
    assert "shared with Sam" in shown(dialog.command("UDANA", "evidence"))
    assert reads(companion) == [(supervisor_id(companion), 4, "1")] * 2
    dialog.press("UDANA", buttons(dialog.command("UDANA", "evidence"))["Stop sharing"])
    assert "shares no evidence with you" in shown(dialog.command("USAM", "evidence Dana"))


def test_what_could_serve_comes_from_the_own_log(dialog: Dialog, companion: Companion) -> None:
    dialog.direct("UDANA", "90 min coaching yesterday, calling families")
    card = dialog.slack.sent("chat.postMessage")[-1]
    dialog.press("UDANA", buttons(card)["Record"])
    [found] = dialog.direct("UDANA", "What could serve as evidence for CPSEL 4?")
    assert "From your own log, this could serve" in shown(found)
    assert "it says “families”" in shown(found)
    view = dialog.open("UDANA", buttons(found)["Save as evidence"])
    assert known(view)["evidence_standards"] == ["4"]
    assert known(view)["evidence_day"] == "2026-11-17"
    assert dialog.submit("UDANA", view) == {}
    [one] = artifacts(companion)
    assert one.entry_id is not None
    [nothing] = dialog.direct("UDANA", "What could serve as evidence for CPSEL 6?")
    assert "I find nothing in your log for CPSEL 6" in shown(nothing)
    assert "law, policy and the wider world" in shown(nothing)


def test_a_stranger_saves_nothing(dialog: Dialog) -> None:
    view = dialog.shortcut("USTRANGER", "save_evidence", message="Family night")
    assert "evidence_title" not in json.dumps(view)


def supervisor_id(companion: Companion) -> int | None:
    sam = companion.records.person_by_slack("USAM")
    return sam and sam.id


def reads(companion: Companion) -> list[tuple[int, int, str]]:
    """Who read which artifact of whom."""
    with companion.records._database.reading() as connection:
        rows = connection.exec_driver_sql("select action, actor_id, subject_id, about from audit order by id")
        return [(row[1], row[2], row[3]) for row in rows if row[0] == AuditAction.SEE_EVIDENCE]


def test_a_link_with_a_label_of_its_own_keeps_its_address(dialog: Dialog) -> None:
    said = "save this as evidence for CPSEL 4: <https://drive.example/abc|our sheet>"
    assert "https://drive.example/abc" in str(dialog.direct("UDANA", said)[-1])
