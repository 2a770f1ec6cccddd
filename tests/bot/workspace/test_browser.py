"""The workspace in a real browser, at a desk and on a phone."""

import re
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect
from slack_bolt import Ack, Say
from slack_sdk import WebClient

from tests.bot.workspace.town import Town
from tests.e2e.browser import DESKTOP, PHONE, page_at

pytestmark = [pytest.mark.slow, pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desk", "phone"])]

MODAL: dict[str, Any] = {
    "type": "modal",
    "callback_id": "log",
    "notify_on_close": True,
    "title": {"type": "plain_text", "text": "Log hours"},
    "submit": {"type": "plain_text", "text": "Record"},
    "blocks": [
        {
            "type": "input",
            "block_id": "minutes",
            "label": {"type": "plain_text", "text": "How long, in minutes?"},
            "element": {"type": "number_input", "action_id": "n", "is_decimal_allowed": False},
        },
        {
            "type": "input",
            "block_id": "with",
            "optional": True,
            "label": {"type": "plain_text", "text": "With whom?"},
            "element": {"type": "multi_users_select", "action_id": "u"},
        },
        {
            "type": "input",
            "block_id": "note",
            "label": {"type": "plain_text", "text": "What was it?"},
            "element": {"type": "plain_text_input", "action_id": "t", "multiline": True},
        },
    ],
}


def wire(town: Town) -> list[dict[str, Any]]:
    """An app whose command opens the modal, and which refuses more than a day; gives what it was sent."""
    heard: list[dict[str, Any]] = []

    @town.bolt.command("/casc")
    def on_casc(ack: Ack, command: dict[str, Any], client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=command["trigger_id"], view=MODAL)

    @town.bolt.view("log")
    def on_log(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        values = body["view"]["state"]["values"]
        heard.append(values)
        if int(values["minutes"]["n"]["value"]) > 1440:
            ack(response_action="errors", errors={"minutes": "A day has 1,440 minutes."})
        else:
            ack()
            client.chat_postMessage(channel=body["user"]["id"], text="Recorded.")

    @town.bolt.view_closed("log")
    def on_closed(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        heard.append({"closed": body["view"]["callback_id"]})

    return heard


def say(page: Page, words: str) -> None:
    page.get_by_role("textbox", name=re.compile("^Message ")).fill(words)
    page.keyboard.press("Enter")


def test_a_modal_shows_its_error_and_then_success(town: Town, browser: Browser, size: ViewportSize) -> None:
    heard = wire(town)
    with page_at(browser, size) as page:
        page.goto(f"{town.url}/as/U0DANA/D0DANA")
        say(page, "/casc log")
        dialog = page.get_by_role("dialog", name="Log hours")
        minutes, note = dialog.get_by_label("How long, in minutes?"), dialog.get_by_label("What was it?")
        expect(minutes).to_be_focused()

        dialog.get_by_role("button", name="Record").click()
        expect(dialog.get_by_text("Please complete this required field.")).to_have_count(2)
        minutes.fill("2000")
        note.fill("Two lines\nof work")
        dialog.get_by_text("Choose", exact=True).click()
        dialog.get_by_label("Marcus Bell").check()
        dialog.get_by_role("button", name="Record").click()
        expect(dialog.get_by_text("A day has 1,440 minutes.")).to_be_visible()
        expect(minutes).to_be_focused()
        expect(minutes).to_have_attribute("aria-invalid", "true")
        expect(note).to_have_value("Two lines\nof work")

        minutes.fill("90")
        dialog.get_by_role("button", name="Record").click()
        expect(dialog).to_be_hidden()
        expect(page.get_by_text("Recorded.")).to_be_visible()

    assert heard[-1] == {
        "minutes": {"n": {"type": "number_input", "value": "90"}},
        "with": {"u": {"type": "multi_users_select", "selected_users": ["U0MARCUS"]}},
        "note": {"t": {"type": "plain_text_input", "value": "Two lines\nof work"}},
    }


def test_a_modal_keeps_the_focus_until_escape_closes_it(town: Town, browser: Browser, size: ViewportSize) -> None:
    heard = wire(town)
    with page_at(browser, size) as page:
        page.goto(f"{town.url}/as/U0DANA/D0DANA")
        say(page, "/casc log")
        dialog = page.get_by_role("dialog", name="Log hours")
        expect(dialog).to_be_visible()
        for _ in range(12):
            page.keyboard.press("Tab")
            assert page.evaluate("!document.activeElement.closest('main')")
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
        expect(page.get_by_role("status")).to_be_hidden()

    assert heard == [{"closed": "log"}]


def test_a_modal_stays_in_the_page_that_asked_for_it(town: Town, browser: Browser, size: ViewportSize) -> None:
    wire(town)
    with page_at(browser, size) as page, page_at(browser, size) as other:
        page.goto(f"{town.url}/as/U0DANA/D0DANA")
        other.goto(f"{town.url}/as/U0DANA/D0DANA")
        say(page, "/casc log")
        expect(page.get_by_role("dialog")).to_be_visible()
        for elsewhere in (other, page):
            expect(other.get_by_role("dialog")).to_be_hidden()
            elsewhere.reload()
            say(elsewhere, "hello")
            expect(elsewhere.get_by_text("hello", exact=True).first).to_be_visible()
            expect(elsewhere.get_by_role("dialog")).to_be_hidden()
        assert httpx.get(f"{town.url}/as/U0DANA/D0DANA/news").json()["modal"]
        say(page, "/casc log")
        expect(page.get_by_role("dialog")).to_be_visible()


def test_a_home_is_used_and_changes_before_ones_eyes(town: Town, browser: Browser, size: ViewportSize) -> None:
    heard: list[Any] = []
    options = [{"text": {"type": "plain_text", "text": name}, "value": name} for name in ("Coaching", "Learning")]

    def home(words: str) -> dict[str, Any]:
        picks = {"type": "static_select", "action_id": "kind", "options": options}
        section = {"type": "section", "text": {"type": "mrkdwn", "text": words}}
        return {"type": "home", "blocks": [section, {"type": "actions", "block_id": "row", "elements": [picks]}]}

    @town.bolt.event("app_home_opened")
    def on_home(event: dict[str, Any], client: WebClient) -> None:
        client.views_publish(user_id=event["user"], view=home("Welcome."))

    @town.bolt.action("kind")
    def on_kind(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        heard.append(body["view"]["state"]["values"]["row"]["kind"]["selected_option"]["value"])
        client.views_publish(user_id=body["user"]["id"], view=home(f"You chose {heard[-1]}."))

    with page_at(browser, size) as page:
        page.goto(f"{town.url}/as/U0DANA/D0DANA")
        page.get_by_role("link", name="Home").click()
        expect(page.get_by_text("Welcome.")).to_be_visible()
        page.get_by_label("Choose").select_option("Learning")
        expect(page.get_by_text("You chose Learning.")).to_be_visible()
        expect(page.get_by_role("combobox")).to_have_value("Learning")
        town.api.views_publish(user_id="U0DANA", view=home("Somebody logged with you."))
        expect(page.get_by_text("Somebody logged with you.")).to_be_visible(timeout=2000)

    assert heard == ["Learning"]


def test_a_long_answer_is_read_from_its_beginning(town: Town, browser: Browser, size: ViewportSize) -> None:
    @town.bolt.event("message")
    def on_message(say: Say) -> None:
        say("\n".join(f"Line {number} of the answer" for number in range(1, 100)))

    with page_at(browser, size) as page:
        page.goto(f"{town.url}/as/U0DANA/D0DANA")
        say(page, "everything, please")
        expect(page.get_by_text("Line 1 of the answer")).to_be_in_viewport()
        expect(page.get_by_text("Line 99 of the answer")).to_be_attached()
        page.reload()
        expect(page.get_by_text("Line 1 of the answer")).to_be_in_viewport()


def test_what_one_writes_another_sees_and_answers_in_the_thread(
    town: Town, browser: Browser, size: ViewportSize
) -> None:
    town.bolt.event("message")(lambda: None)
    with page_at(browser, size) as dana, page_at(browser, size) as marcus:
        dana.goto(f"{town.url}/as/U0DANA/C0COHORT")
        marcus.goto(f"{town.url}/as/U0MARCUS/C0COHORT")
        say(dana, "where is it?")
        expect(marcus.get_by_text("where is it?")).to_be_visible(timeout=2000)

        thread = marcus.locator(".line a[href*='/thread/']").first
        marcus.goto(f"{town.url}{thread.get_attribute('href')}")
        marcus.get_by_label("Reply in the thread").fill("on page 12")
        marcus.keyboard.press("Enter")
        expect(marcus.locator("#thread").get_by_text("on page 12")).to_be_visible()

        replies = dana.get_by_role("link", name="1 reply")
        expect(replies).to_be_visible(timeout=2000)
        replies.click()
        expect(dana.locator("#thread").get_by_text("on page 12")).to_be_visible()
        dana.get_by_label("Close the thread").click()
        expect(dana.locator("#messages")).to_be_visible()


def test_ones_own_words_are_edited_and_a_file_is_attached(town: Town, browser: Browser, size: ViewportSize) -> None:
    town.bolt.event("message")(lambda: None)
    with page_at(browser, size) as page:
        page.goto(f"{town.url}/as/U0DANA/C0COHORT")
        page.locator(".composer input[type=file]").set_input_files(
            [{"name": "log.txt", "mimeType": "text/plain", "buffer": b"two hours"}]
        )
        say(page, "two hours & @Marcus Bell")
        expect(page.get_by_role("link", name="log.txt")).to_be_visible()

        line = page.locator(".line", has_text="two hours")
        line.hover()
        line.get_by_label("More actions").click()
        line.get_by_role("button", name="Edit message").click()
        box = page.get_by_role("textbox", name="Edit message")
        expect(box).to_have_value("two hours & @Marcus Bell")
        box.fill("three hours")
        box.press("Enter")
        expect(page.get_by_text("three hours")).to_be_visible()
        expect(page.get_by_text("(edited)")).to_be_visible()

        line = page.locator(".line", has_text="three hours")
        line.hover()
        line.get_by_label("More actions").click()
        line.get_by_role("button", name="Delete message").click()
        page.get_by_role("dialog").get_by_role("button", name="Delete").click()
        expect(page.get_by_text("three hours")).to_have_count(0)
