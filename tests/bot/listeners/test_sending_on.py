"""Questions that go on to a person, as dialogs: what is confirmed, who gets it, and that it goes out once."""

from datetime import date, timedelta

import pytest

from bot.companion import Companion
from bot.errands.questions import PassedOn
from bot.views.asking.sending_on import SEND_ON
from induction.packs.pack import Contact
from induction.people import Role
from knowledge.answers import Reason
from storage.errands import ErrandState
from tests.bot.conftest import NOW, line
from tests.bot.dialog import Dialog, Message, View, buttons, notes, shown
from tests.bot.inquiring import ADMIN, ANALYST, COACH, Handbook, inquiring, thumbs
from tests.bot.outgoing.accepted import assert_accepted
from tests.bot.slack_stub import SlackStub

QUESTION = "is parking free at <the> session?"
TO_ADMIN = "Send this question to the Program Administrator"
QUOTED = "> is parking free at &lt;the&gt; session?"


@pytest.fixture
def handbook() -> Handbook:
    return Handbook()


@pytest.fixture
def dialog(companion: Companion, slack: SlackStub, handbook: Handbook) -> Dialog:
    return inquiring(companion, slack, handbook)


def form(dialog: Dialog, user: str, message: Message) -> View:
    """The form that the one button under a refusal opens."""
    [button] = buttons(message).values()
    view = dialog.open(user, button)
    assert_accepted("views.open", {"view": view})
    return view


def sent(dialog: Dialog, to: str) -> list[Message]:
    return [call for call in dialog.slack.sent("chat.postMessage") if call["channel"] == to]


def test_the_question_goes_to_the_administrator_once_it_was_seen(dialog: Dialog, companion: Companion) -> None:
    [refusal] = dialog.direct("UDANA", QUESTION)
    assert (list(buttons(refusal)), thumbs(refusal)) == ([TO_ADMIN], {})
    view = form(dialog, "UDANA", refusal)
    head = "*Dana Whitfield* asked me this, and asks you now, because it is for a person to answer:"
    to = "This goes to *Priya Nair* (the Program Administrator), as a direct message:"
    assert shown(view) == f"{to}\n{head}\n{QUOTED}"
    assert notes(view).endswith("They answer you directly. Nobody else gets it.")
    assert sent(dialog, "UPRIYA") == []
    assert dialog.submit("UDANA", view) == {}
    dialog._await_call(0, "response")
    [passed_on] = sent(dialog, "UPRIYA")
    assert shown(passed_on) == f"{head}\n{QUOTED}"
    assert notes(passed_on) == "Please reply to <@UDANA> directly: I don’t pass answers on."
    assert_accepted("chat.postMessage", {"channel": "UPRIYA", "text": passed_on["text"], "blocks": passed_on["blocks"]})
    [receipt] = dialog.slack.sent("response")
    assert receipt["replace_original"] is True
    assert shown(receipt) == (
        "*Sent to the Program Administrator.* They answer you directly, and not through me. You asked: “is parking "
        "free at &lt;the&gt; session?”"
    )
    [kept] = companion.records.questions.asked("usc", since=NOW, until=NOW + timedelta(days=1))
    assert (kept.text, kept.reason, kept.sent_at) == (QUESTION, "not_said", NOW)


def test_two_presses_two_forms_and_a_redelivery_send_it_once(dialog: Dialog) -> None:
    [refusal] = dialog.direct("UDANA", QUESTION)
    first, second = form(dialog, "UDANA", refusal), form(dialog, "UDANA", refusal)
    for view, view_id in ((first, "V1"), (first, "V1"), (second, "V2")):
        assert dialog.submit("UDANA", view, view_id) == {}
    dialog.settle()
    assert len(sent(dialog, "UPRIYA")) == 1
    assert shown(dialog.open("UDANA", buttons(refusal)[TO_ADMIN])) == (
        "You sent this question to the Program Administrator already. They answer you directly."
    )


def test_a_question_from_a_channel_goes_with_its_thread(dialog: Dialog) -> None:
    [(_, refusal)] = dialog.mention("UDANA", QUESTION)
    dialog.slack.permalinks[("C1", "2.0")] = "https://town.slack.com/archives/C1/p20"
    there = {"channel": {"id": "C1"}, "message": {"ts": "2.1", "thread_ts": "2.0"}}
    view = dialog.open("UDANA", buttons(refusal)[TO_ADMIN], **there)
    assert "The link leads them to the thread." in notes(view)
    dialog.submit("UDANA", view)
    [passed_on] = sent(dialog, "UPRIYA")
    assert notes(passed_on).startswith("<https://town.slack.com/archives/C1/p20|The thread where it was asked> · ")


def test_a_link_that_slack_does_not_give_is_left_out(dialog: Dialog) -> None:
    [(_, refusal)] = dialog.mention("UDANA", QUESTION)
    dialog.slack.refuses_method["chat.getPermalink"] = "message_not_found"
    there = {"channel": {"id": "C1"}, "message": {"ts": "2.1"}}
    view = dialog.open("UDANA", buttons(refusal)[TO_ADMIN], **there)
    assert "archives" not in notes(view)


@pytest.mark.parametrize(
    ("route", "user", "receiver"),
    [
        (ADMIN, "UDANA", "UPRIYA"),
        (COACH, "UDANA", "UMARCUS"),
        (COACH, "UJORDAN", "UELENA"),
        (ANALYST, "UDANA", "UANA"),
        (Contact(role=Role.INSTRUCTOR, title="Session Instructor"), "UDANA", "UIDA"),
        (Contact(role=Role.SUPERVISOR, title="your site supervisor"), "UDANA", "USAM"),
    ],
)
def test_it_goes_to_whom_the_refusal_names(
    companion: Companion, dialog: Dialog, handbook: Handbook, route: Contact, user: str, receiver: str
) -> None:
    staff = [
        line("Sam Site", Role.SUPERVISOR, "usc", "USAM"),
        line("Ida Instructor", Role.INSTRUCTOR, "usc", "UIDA"),
        line("Ana Analyst", Role.ANALYST, "usc", "UANA"),
        line("Max Admin", Role.PROGRAM_ADMIN, "mcoe", "UMAX"),
    ]
    dana = line("Dana Whitfield", Role.CANDIDATE, "usc", "UDANA", "marcus@school.example")
    supervised = dana.model_copy(update={"supervisor": "sam@school.example"})
    companion.records.write_roster([*staff, supervised], today=date(2026, 8, 17), now=NOW)
    handbook.route = route
    [refusal] = dialog.direct(user, QUESTION)
    dialog.submit(user, form(dialog, user, refusal))
    dialog.settle()
    told = [call["channel"] for call in dialog.slack.sent("chat.postMessage") if call["channel"].startswith("U")]
    assert told == [receiver]


@pytest.mark.parametrize(
    ("route", "user", "whom"),
    [
        (ANALYST, "UDANA", "the Credentials Analyst (analyst@program.example)"),
        (COACH, "UMARCUS", "your coach"),
        (ADMIN, "UPRIYA", "the Program Administrator"),
        (Contact(role=Role.SUPERVISOR, title="your site supervisor"), "UDANA", "your site supervisor"),
    ],
)
def test_where_nobody_on_the_roster_can_get_it_the_contact_is_named(
    dialog: Dialog, handbook: Handbook, route: Contact, user: str, whom: str
) -> None:
    handbook.route = route
    [refusal] = dialog.direct(user, QUESTION)
    said = shown(form(dialog, user, refusal))
    assert said.startswith("I can't send it: on the roster I find nobody in Slack")
    assert whom in said


def test_an_office_outside_the_roster_is_named_and_gets_nothing(
    dialog: Dialog, handbook: Handbook, companion: Companion
) -> None:
    handbook.route = Contact(title="California Commission on Teacher Credentialing", how="https://office.example")
    [refusal] = dialog.direct("UDANA", QUESTION)
    assert "Please ask the California Commission on Teacher Credentialing." in shown(refusal)
    assert buttons(refusal) == {}
    [kept] = companion.records.questions.asked("usc", since=NOW, until=NOW)
    view = dialog.open("UDANA", {"type": "button", "action_id": SEND_ON, "value": kept.key})
    assert shown(view) == (
        "I can't send it: the California Commission on Teacher Credentialing is not on the roster. Please ask the "
        "California Commission on Teacher Credentialing (https://office.example) yourself."
    )
    assert [one for one in companion.records.errands.waiting() if one.kind == "send_on"] == []


def test_nobody_else_sends_it(dialog: Dialog) -> None:
    [(_, refusal)] = dialog.mention("UDANA", QUESTION)
    assert shown(form(dialog, "UTHEO", refusal)) == (
        "Only who asked can send this on. Ask me the same, and you can send yours."
    )


def test_what_became_impossible_meanwhile_is_said_in_the_form(dialog: Dialog, companion: Companion) -> None:
    [refusal] = dialog.direct("UDANA", QUESTION)
    view = form(dialog, "UDANA", refusal)
    companion.records.questions.forget(NOW + timedelta(days=1))
    answer = dialog.submit("UDANA", view)
    assert answer["response_action"] == "update"
    assert shown(answer["view"]) == "I don't have that question any more. Please ask it again."


def test_a_question_that_is_deleted_on_its_way_is_sent_to_nobody(dialog: Dialog, companion: Companion) -> None:
    [refusal] = dialog.direct("UDANA", QUESTION)
    view = form(dialog, "UDANA", refusal)
    companion.outbox.attended_by(None)
    dialog.submit("UDANA", view)
    companion.records.questions.forget(NOW + timedelta(days=1))
    [errand] = [one for one in companion.records.errands.waiting() if one.kind == "send_on"]
    assert PassedOn(companion.records).compose(errand, NOW) is None
    assert errand.state is ErrandState.WAITING


@pytest.mark.parametrize("reason", [reason for reason in Reason if reason is not Reason.DISCLOSURE])
def test_every_refusal_but_a_disclosure_can_be_sent_on(dialog: Dialog, handbook: Handbook, reason: Reason) -> None:
    handbook.reason = reason
    [refusal] = dialog.direct("UDANA", QUESTION)
    assert list(buttons(refusal)) == [TO_ADMIN]


def test_a_stranger_and_a_disclosure_have_no_button(dialog: Dialog, handbook: Handbook) -> None:
    stranger = dialog.press("USTRANGER", buttons(dialog.command("USTRANGER", f"ask {QUESTION}"))["USC Rossier"])
    handbook.reason = Reason.DISCLOSURE
    [disclosure] = dialog.direct("UDANA", QUESTION)
    assert (buttons(stranger), buttons(disclosure)) == ({}, {})


def test_a_long_question_is_passed_on_whole(dialog: Dialog) -> None:
    question = "is parking free? " * 170
    [refusal] = dialog.direct("UDANA", question)
    dialog.submit("UDANA", form(dialog, "UDANA", refusal))
    [passed_on] = sent(dialog, "UPRIYA")
    assert shown(passed_on).count("is parking free?") == 170


def test_where_no_form_opens_any_more_the_same_comes_as_a_message(dialog: Dialog) -> None:
    [refusal] = dialog.direct("UDANA", QUESTION)
    dialog.slack.refuses_method["views.open"] = "expired_trigger_id"
    dialog.act_on("UDANA", buttons(refusal)[TO_ADMIN])
    [shown_instead] = sent(dialog, "UDANA")
    assert "This goes to *Priya Nair*" in shown(shown_instead)
    assert list(buttons(shown_instead)) == [TO_ADMIN]
    said = {name: shown_instead[name] for name in ("channel", "text", "blocks")}
    assert_accepted("chat.postMessage", said)
