"""Files: attached by people, uploaded by the app, put into a modal's field."""

from typing import Any

import httpx
from slack_bolt import Ack
from slack_sdk import WebClient

from tests.bot.workspace.town import TOKEN, Town


def test_a_person_attaches_a_file_which_the_app_fetches(town: Town) -> None:
    heard: list[dict[str, Any]] = []

    @town.bolt.event("message")
    def on_message(event: dict[str, Any]) -> None:
        heard.append(event)

    httpx.post(
        f"{town.url}/as/U0DANA/C0COHORT/say",
        data={"text": "my log"},
        files=[("files", ("my log.pdf", b"%PDF-1", "application/pdf"))],
    )
    town.settle("U0DANA", "C0COHORT")

    (event,) = heard
    (file,) = event["files"]
    assert (event["subtype"], event["text"]) == ("file_share", "my log")
    named = ("name", "mimetype", "filetype", "size", "user")
    assert [file[name] for name in named] == ["my log.pdf", "application/pdf", "pdf", 6, "U0DANA"]
    bearer = {"Authorization": f"Bearer {TOKEN}"}
    assert httpx.get(file["url_private"], headers=bearer).content == b"%PDF-1"
    assert httpx.get(file["url_private"]).status_code == 403
    page = town.page("U0MARCUS", "C0COHORT")
    assert f'href="/as/U0MARCUS/files/{file["id"]}/my%20log.pdf"' in page or f"/files/{file['id']}/" in page
    download = httpx.get(f"{town.url}/as/U0MARCUS/files/{file['id']}/log")
    assert (download.content, download.headers["content-disposition"]) == (
        b"%PDF-1",
        "attachment; filename*=UTF-8''my%20log.pdf",
    )
    assert httpx.get(f"{town.url}/as/U0HELEN/files/{file['id']}/log").status_code == 404


def test_the_app_shares_a_file_in_slacks_three_steps(town: Town) -> None:
    shared = town.api.files_upload_v2(
        channel="D0DANA", content="Ada;12 h", filename="hours.csv", title="Your hours", initial_comment="Here it is."
    )

    (message,) = town.workspace.state.messages("D0DANA")
    assert (message.author, message.content.text) == ("U0COMPANION", "Here it is.")
    assert [(file.title, file.content) for file in message.content.files] == [("Your hours", b"Ada;12 h")]
    assert shared["file"]["id"] == message.content.files[0].id
    assert town.api.files_info(file=shared["file"]["id"])["file"]["title"] == "Your hours"
    page = town.page("U0DANA", "D0DANA")
    assert "Your hours" in page
    assert "download" in page


def test_an_upload_address_takes_one_file(town: Town) -> None:
    address = town.api.files_getUploadURLExternal(filename="a.txt", length=1)["upload_url"]

    assert [httpx.post(str(address), content=b"a").status_code for _ in range(2)] == [200, 404]


def test_a_file_goes_into_a_field_of_a_modal(town: Town) -> None:
    sent: list[Any] = []
    view = {
        "type": "modal",
        "callback_id": "evidence",
        "title": {"type": "plain_text", "text": "Evidence"},
        "submit": {"type": "plain_text", "text": "Send"},
        "blocks": [
            {
                "type": "input",
                "block_id": "files",
                "label": {"type": "plain_text", "text": "Evidence"},
                "element": {"type": "file_input", "action_id": "f", "filetypes": ["txt"], "max_files": 2},
            }
        ],
    }

    @town.bolt.command("/casc")
    def on_casc(ack: Ack, command: dict[str, Any], client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=command["trigger_id"], view=view)

    @town.bolt.view("evidence")
    def on_evidence(ack: Ack, view: dict[str, Any]) -> None:
        ack()
        sent.append(view["state"]["values"]["files"]["f"])

    town.say("U0DANA", "D0DANA", "/casc")
    town.submit("U0DANA")
    assert town.modal("U0DANA").errors == {"files": "Please complete this required field."}
    (mine,) = httpx.post(f"{town.url}/as/U0DANA/files", files=[("files", ("plan.txt", b"plan"))]).json()
    (other,) = httpx.post(f"{town.url}/as/U0MARCUS/files", files=[("files", ("his.txt", b"his"))]).json()
    town.submit("U0DANA", files__f=[mine["id"], other["id"]])

    assert [(one["type"], [file["name"] for file in one["files"]]) for one in sent] == [("file_input", ["plan.txt"])]


def test_a_picture_that_the_app_shares_is_shown_with_its_words(town: Town) -> None:
    town.api.files_upload_v2(channel="D0DANA", content=b"\x89PNG", filename="growth.png", alt_txt="level 2, then 3")
    page = town.page("U0DANA", "D0DANA")
    assert '<img class="picture whole" src="' in page
    assert 'alt="level 2, then 3"' in page
