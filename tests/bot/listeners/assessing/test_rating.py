"""`/casc rate`: eight taps; nobody sees anybody else's scores before their own are in."""

import re
from datetime import timedelta
from itertools import permutations

import pytest

from bot.companion import Companion
from tests.bot.conftest import NOW, Clock
from tests.bot.dialog import Dialog, Message, buttons, shown
from tests.bot.listeners.assessing.conftest import Audited
from tests.bot.listeners.assessing.raters import DANA, LEVELS, NAMES, columns, filled, form_of, rate, roster_of
from tests.bot.slack_stub import SlackStub

ORDERS = list(permutations(LEVELS))


def given(companion: Companion) -> list[tuple[str, str, str]]:
    names = {person.id: person.first_name for person in companion.records.people()}
    return [
        (names[one.rater_id], one.round, "".join(str(level) for _, level in sorted(one.scores.items())))
        for one in companion.records.ratings.of_candidates([DANA])
    ]


def told(slack: SlackStub, user: str) -> list[Message]:
    return [one for one in slack.sent("chat.postMessage") if one["channel"] == user]


def move(companion: Companion, clock: Clock, **to: str) -> None:
    clock.now += timedelta(days=1)
    companion.records.write_roster(roster_of(**to), today=clock.now.date(), now=clock.now)


def test_the_form_has_one_tap_for_each_standard(dialog: Dialog) -> None:
    view = form_of(dialog, "UDANA")
    fields = [block for block in view["blocks"] if block["type"] == "input"]
    taps = [block for block in fields if block["element"]["type"] == "radio_buttons"]
    assert [block["label"]["text"] for block in taps[:2]] == [
        "CPSEL 1: Shared vision",
        "CPSEL 2: Instructional leadership",
    ]
    assert taps[0]["hint"]["text"] == (
        "In a school: a picture of student success that staff and families share. "
        "In an office: a direction for your team that the schools it serves share."
    )
    assert [option["text"]["text"] for option in taps[0]["element"]["options"]] == [
        "1 · directed toward the standard",
        "2 · approaches the standard",
        "3 · meets the standard",
        "4 · exemplifies the standard",
    ]
    to_fill = [one for one in fields if not one["optional"] and "initial_option" not in one["element"]]
    assert to_fill == taps  # six taps, and one each to open the form and to send it off
    assert len(taps) == 6
    assert "*First assessment*, its last day counts from " not in shown(view)
    assert "You rate yourself. Still to come: you, Marcus (coach), Rosa (site supervisor)." in shown(view)


@pytest.mark.slow
@pytest.mark.parametrize("order", ORDERS)
def test_nothing_is_seen_before_ones_own_scores_are_in(
    dialog: Dialog, slack: SlackStub, order: tuple[str, ...]
) -> None:
    for place, user in enumerate(order):
        for reader in ("UDANA", "UMARCUS"):
            slack.uploads.clear()
            said = shown(dialog.command(reader, "ratings Dana"))
            among = [one for one in NAMES if one in order[:place]] if reader in order[:place] else []
            heads = ["you" if one == reader else NAMES[one] for one in among]
            assert columns(said) == ([["CPSEL", *heads, *(["mean"] if len(heads) > 1 else [])]] if heads else [])
            kept_back = bool(order[:place]) and reader not in order[:place]
            assert ("What others gave is shown once your own scores are in." in said) is kept_back
            assert bool(slack.uploads) is bool(among)
            elsewhere = [dialog.command(reader, f"{word} Dana") for word in ("history", "progress", "rate")]
            told = repr([*elsewhere, dialog.home(reader)])
            assert re.search(r"```|CPSEL \d at \d|below the mark", told) is None
        rate(dialog, user, f"V{place}")


@pytest.mark.parametrize("order", ORDERS)
def test_a_receipt_has_the_others_beside_ones_own_and_a_supervisors_their_own_alone(
    dialog: Dialog, companion: Companion, audited: Audited, order: tuple[str, ...]
) -> None:
    reads = []
    for place, user in enumerate(order):
        receipt = rate(dialog, user, f"V{place}")
        others = [] if user == "UROSA" else [one for one in NAMES if one in order[:place]]
        among = {*others, user}
        heads = ["you" if one == user else NAMES[one] for one in NAMES if one in among]
        assert columns(shown(receipt)) == [["CPSEL", *heads, *(["mean"] if others else [])]]
        if others:
            reads.append(("Dana" if user == "UDANA" else "Marcus", "Dana", "first"))
    names = {"UDANA": "Dana", "UMARCUS": "Marcus", "UROSA": "Rosa"}
    assert audited("rate") == [(names[user], "Dana", "first") for user in order]
    assert audited("see_ratings") == reads
    assert given(companion) == [(names[user], "first", LEVELS[user]) for user in order]


def test_what_was_given_fills_the_form_and_can_be_changed(dialog: Dialog, companion: Companion) -> None:
    receipt = rate(dialog, "UDANA", "V1", rating_note="a survey")
    assert shown(receipt).startswith(
        "*Your self-assessment is recorded*: First assessment\n"
        "Still to come: Marcus (coach), Rosa (site supervisor). You see their scores here once they are in.\n```\n"
        "CPSEL  you\n1        1\n2        1\n3        4\n"
    )
    assert "*You*: a survey" in shown(receipt)
    view = dialog.open("UDANA", buttons(receipt)["Change"])
    assert view["submit"]["text"] == "Change"
    assert dialog.submit("UDANA", view, "V2", rating_standard_1="2") == {}
    [changed] = dialog.slack.sent("response")
    assert changed["replace_original"] is True
    assert shown(changed).startswith("*Your self-assessment is changed*: First assessment\n")
    assert given(companion) == [("Dana", "first", "114211"), ("Dana", "first", "214211")]


def test_a_form_that_is_sent_off_twice_is_recorded_once(dialog: Dialog, companion: Companion, slack: SlackStub) -> None:
    view = form_of(dialog, "UDANA")
    for _ in range(2):
        assert dialog.submit("UDANA", view, "V1", **filled("333333")) == {}
    assert given(companion) == [("Dana", "first", "333333")]
    assert len(told(slack, "UDANA")) == 1


def test_a_standard_without_a_level_is_asked_for(dialog: Dialog, companion: Companion) -> None:
    view = form_of(dialog, "UDANA")
    levels = filled("333333") | {"rating_standard_5": None}
    assert list(dialog.submit("UDANA", view, **levels)["errors"].values()) == [
        "CPSEL 5 has no level yet. Each one takes a level."
    ]
    made_up = dialog.submit("UDANA", view, **filled("333339"))
    assert list(made_up["errors"].values()) == ["The levels go from 1 to 4."]
    assert given(companion) == []


def test_another_round_can_be_chosen(dialog: Dialog, companion: Companion) -> None:
    view = form_of(dialog, "UDANA")
    other = dialog.choose("UDANA", view, "rating_round", "year_1.end", **filled("333333"))
    assert "*Assessment at the end of Year 1*" in shown(other)
    assert dialog.submit("UDANA", other, "V1", **filled("222222")) == {}
    assert given(companion) == [("Dana", "year_1.end", "222222")]
    early = dialog.submit("UDANA", view, "V2", rating_round="year_1.end", **filled("333333"))
    assert early["response_action"] == "update"  # sent off before the fields of that round were there
    assert len(given(companion)) == 1


def test_a_coach_of_earlier_can_neither_send_a_form_that_was_open_nor_see_what_they_gave(
    dialog: Dialog, companion: Companion, clock: Clock
) -> None:
    rate(dialog, "UMARCUS", "V1")
    receipt = rate(dialog, "UDANA", "V2")
    open_form = form_of(dialog, "UMARCUS", "rate Dana")
    move(companion, clock, coach="elena@school.example")
    refused = dialog.submit("UMARCUS", open_form, "V3", **filled("444444"))
    assert "You can't rate Dana: that is open only to" in next(iter(refused["errors"].values()))
    assert [who for who, _, _ in given(companion)] == ["Marcus", "Dana"]
    assert "I find no “Dana”" in dialog.command("UMARCUS", "ratings Dana")["text"]
    assert "I find no “Dana”" in dialog.command("UMARCUS", "rate Dana")["text"]
    assert "coach" in columns(shown(receipt))[0]
    assert columns(shown(dialog.command("UELENA", "ratings Dana"))) == []
    elenas = form_of(dialog, "UELENA", "rate Dana")
    assert "Already in: Dana (candidate), Marcus (coach). Still to come: Rosa (site supervisor)." in shown(elenas)
    assert dialog.submit("UELENA", elenas, "V4", **filled("333333")) == {}
    assert columns(shown(dialog.command("UELENA", "ratings Dana"))) == [["CPSEL", "candidate", "you", "mean"]]


def test_a_supervisor_rates_their_own_candidates_and_sees_no_one_elses_scores(dialog: Dialog) -> None:
    rate(dialog, "UDANA", "V1")
    rate(dialog, "UMARCUS", "V2")
    view = form_of(dialog, "UROSA")
    assert "Already in: Dana (candidate), Marcus (coach)." in shown(view)
    assert "you see yours alone. They are for induction, not for an employer’s evaluation." in shown(view)
    receipt = rate(dialog, "UROSA", "V3")
    assert columns(shown(receipt)) == [["CPSEL", "you"]]
    refused = dialog.command("UROSA", "ratings Dana")["text"]
    assert (
        refused
        == "What others scored is open to the candidate, the coach paired with them and the program administrator."
    )
    assert (
        "I find no “Dana” among the candidates whose supervisor you are." in dialog.command("USAM", "rate Dana")["text"]
    )


def test_a_coach_of_several_chooses_from_those_who_wait(dialog: Dialog) -> None:
    rate(dialog, "UDANA", "V1")
    rate(dialog, "UMARCUS", "V2")
    listed = dialog.command("UMARCUS", "rate")
    words = [block["text"]["text"] for block in listed["blocks"] if block["type"] == "section"]
    assert [one.splitlines()[0] for one in words[1:]] == ["*Theo Park*", "*Dana Whitfield*"]
    assert words[1].endswith("; nobody has rated yet")
    assert words[2].endswith("; in: Dana (candidate), you")
    theos = dialog.open("UMARCUS", {"type": "button", **listed["blocks"][1]["accessory"]})
    assert theos["title"]["text"] == "Rate Theo"


def test_the_others_are_asked_once_a_day(dialog: Dialog, slack: SlackStub, clock: Clock) -> None:
    receipt = rate(dialog, "UDANA", "V1")
    slack.calls.clear()
    answered = dialog.press("UDANA", buttons(receipt)["Ask the others"])
    assert "I asked Marcus and Rosa." in shown(answered)
    [marcus], [rosa] = told(slack, "UMARCUS"), told(slack, "UROSA")
    assert shown(marcus).startswith("*Dana Whitfield asks for your scores*: first assessment, ")
    assert columns(shown(rosa)) == []
    again = dialog.press("UDANA", buttons(receipt)["Ask the others"])
    assert "Marcus and Rosa have been asked today already; once a day is enough." in shown(again)
    assert len(told(slack, "UMARCUS")) == 1
    view = dialog.open("UMARCUS", buttons(marcus)["Rate Dana"])
    assert dialog.submit("UMARCUS", view, "V2", **filled("333333")) == {}
    [*_, done] = slack.sent("response")
    assert columns(shown(done)) == [["CPSEL", "candidate", "you", "mean"]]
    clock.now += timedelta(days=1)
    next_day = dialog.press("UDANA", buttons(receipt)["Ask the others"])
    assert "I asked Rosa." in shown(next_day)
    assert [len(told(slack, one)) for one in ("UMARCUS", "UROSA")] == [1, 2]


def test_who_is_on_no_roster_as_supervisor_cannot_be_asked(dialog: Dialog, companion: Companion, clock: Clock) -> None:
    companion.records.write_roster(roster_of(supervisor=None), today=clock.now.date(), now=clock.now)
    receipt = rate(dialog, "UDANA", "V1")
    assert "Still to come: Marcus (coach), the site supervisor." in shown(receipt)
    answered = dialog.press("UDANA", buttons(receipt)["Ask the others"])
    assert "I asked Marcus. The roster names no site supervisor: the program administrator can add one." in shown(
        answered
    )


@pytest.mark.parametrize("said", ["my self-assessment", "rate myself", "I want to do my self-assessment please"])
def test_it_can_be_said_in_plain_words(dialog: Dialog, said: str) -> None:
    [message] = dialog.direct("UDANA", said)
    view = dialog.open("UDANA", buttons(message)["Rate yourself"])
    assert view["title"]["text"] == "Self-assessment"


def test_a_coach_says_whom_in_plain_words(dialog: Dialog) -> None:
    [message] = dialog.direct("UMARCUS", "rate Dana")
    assert list(buttons(message)) == ["Rate Dana"]


def test_who_has_no_levels_reads_why_and_whom_to_ask(dialog: Dialog, slack: SlackStub) -> None:
    slack.emails["UMARIA"] = "maria@school.example"
    said = dialog.command("UMARIA", "rate")["text"]
    assert said.startswith("There is nothing to score here: no document that I have from MCOE gives the levels of ")
    assert "Please ask " in said


def test_who_rates_nobody_is_told_so(dialog: Dialog) -> None:
    assert dialog.command("UPRIYA", "rate")["text"].startswith(
        "Scores are given by the candidate, their coach and their "
    )
    assert "rate Dana" not in dialog.command("USTRANGER", "rate Dana")["text"]


def test_words_of_a_crisis_in_the_note_get_the_card_and_record_nothing(dialog: Dialog, companion: Companion) -> None:
    view = form_of(dialog, "UDANA")
    answer = dialog.submit("UDANA", view, "V1", **filled("333333"), rating_note="I want to kill myself")
    assert answer["response_action"] == "push"
    assert given(companion) == []


def test_a_supervisors_home_says_who_waits_for_their_scores(dialog: Dialog) -> None:
    home = dialog.home("UROSA")
    assert "*Waiting for your scores*\n*Dana Whitfield*\nFirst assessment, by" in shown(home)
    [*_, way] = [block["accessory"] for block in home["blocks"] if "accessory" in block]
    assert way["text"]["text"] == "Rate"
    assert "Dana" in str(dialog.open("UROSA", way))
    rate(dialog, "UROSA", "R1")
    assert "*Waiting for your scores*\nNobody just now." in shown(dialog.home("UROSA"))
    assert "Waiting for your scores" not in str(dialog.home("UPRIYA"))


def test_a_candidates_home_asks_for_their_own_scores_once_a_round_is_due(dialog: Dialog, clock: Clock) -> None:
    assert "Rate yourself" not in str(dialog.home("UDANA"))
    clock.now = NOW + timedelta(days=25)
    home = dialog.home("UDANA")
    assert "*First assessment*: your own scores are not in yet." in shown(home)
    [way] = [block["accessory"] for block in home["blocks"] if "accessory" in block]
    assert way["text"]["text"] == "Rate yourself"
    assert "First assessment" in str(dialog.open("UDANA", way))
    rate(dialog, "UDANA", "R1")
    assert "your own scores are not in yet" not in str(dialog.home("UDANA"))
