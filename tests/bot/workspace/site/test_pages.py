import itertools
import re
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from bot.workspace.delivery import AppConnection
from bot.workspace.identity import WorkspacePerson
from bot.workspace.messages import Content
from bot.workspace.workspace import Workspace, create_workspace
from tests.bot.workspace.town import COHORT, DANA, HELEN, MARCUS, SECRET, TOKEN, now

HOME = "http://127.0.0.1:3000"


@pytest.fixture
def workspace() -> Workspace:
    """A workspace whose app nobody runs."""
    nowhere = AppConnection("http://127.0.0.1:9/slack/events", SECRET, TOKEN, retry_after=())
    return create_workspace([DANA, MARCUS, HELEN], [COHORT], nowhere, clock=now, hints={"U0DANA": ['say "hi" & <go>']})


@pytest.fixture
def browser(workspace: Workspace) -> Iterator[TestClient]:
    with TestClient(workspace.asgi, base_url=HOME, follow_redirects=False) as client:
        yield client


def test_the_first_page_names_everyone(browser: TestClient) -> None:
    page = browser.get("/").text

    assert re.findall(r'href="(/as/\w+)"', page) == ["/as/U0DANA", "/as/U0MARCUS", "/as/U0HELEN"]
    assert "Dana Whitfield" in page
    assert "Candidate" in page


def test_many_people_stand_under_their_program_and_can_be_searched(browser: TestClient) -> None:
    def crowd(number: int) -> list[WorkspacePerson]:
        groups = itertools.cycle(["USC Rossier", "MCOE"])
        return [WorkspacePerson(f"U{n}", f"Person {n}", "", "p@x", group=next(groups)) for n in range(number)]

    pages = []
    for number in (4, 9):
        made = create_workspace(crowd(number), [], AppConnection("http://127.0.0.1:9/", SECRET, TOKEN), clock=now)
        with TestClient(made.asgi, base_url=HOME) as client:
            pages.append(client.get("/").text)

    assert re.findall("<h2>(.*?)</h2>", pages[1]) == ["USC Rossier", "MCOE"]
    assert ['id="search"' in page for page in pages] == [False, True]
    assert "<h2>" not in browser.get("/").text


def test_scripts_and_styles_are_never_older_than_their_page(browser: TestClient) -> None:
    page = browser.get("/as/U0DANA/D0DANA").text
    parts = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)

    assert "/static/workspace.js" in parts
    assert {(answer.status_code, answer.headers["cache-control"]) for answer in map(browser.get, parts)} == {
        (200, "no-cache")
    }


def test_a_person_enters_at_their_direct_message(browser: TestClient) -> None:
    answer = browser.get("/as/U0DANA")

    assert (answer.status_code, answer.headers["location"]) == (307, f"{HOME}/as/U0DANA/D0DANA")


@pytest.mark.parametrize("path", ["/as/U0NONE/D0DANA", "/as/U0DANA/D0MARCUS", "/as/U0HELEN/C0COHORT"])
def test_nobody_reads_where_they_are_not(browser: TestClient, path: str) -> None:
    assert browser.get(path).status_code == 404
    assert browser.post(f"{path}/say", data={"text": "x"}).status_code == 404


def test_hints_are_offered_as_text(browser: TestClient) -> None:
    hint = "say &#34;hi&#34; &amp; &lt;go&gt;"

    assert f'<button type="button" data-hint="{hint}">{hint}</button>' in browser.get("/as/U0DANA/D0DANA").text
    assert "Things to try" not in browser.get("/as/U0MARCUS/D0MARCUS").text


def test_without_the_script_a_message_is_a_form_and_a_new_page(browser: TestClient, workspace: Workspace) -> None:
    answer = browser.post("/as/U0DANA/C0COHORT/say", data={"text": " hello\r\nthere "}, headers={"Origin": HOME})

    assert (answer.status_code, answer.headers["location"]) == (303, f"{HOME}/as/U0DANA/C0COHORT")
    first = workspace.state.messages("C0COHORT")[0]
    assert (first.author, first.content.text) == ("U0DANA", "hello\nthere")


def test_an_empty_message_is_nothing(browser: TestClient, workspace: Workspace) -> None:
    browser.post("/as/U0DANA/C0COHORT/say", data={"text": " \n "})

    assert workspace.state.messages("C0COHORT") == []


def test_news_comes_only_where_there_is_some(browser: TestClient, workspace: Workspace) -> None:
    version = workspace.state.version
    news = "/as/U0DANA/C0COHORT/news"
    assert browser.get(news, params={"version": version}).status_code == 204

    workspace.state.post("C0COHORT", "U0COMPANION", Content("from the bot"))
    workspace.state.post("D0DANA", "U0COMPANION", Content("elsewhere"))
    told = browser.get(news, params={"version": version}).json()

    assert (told["version"], told["waiting"]) == (workspace.state.version, False)
    assert "from the bot" in told["messages"]
    assert "elsewhere" not in told["messages"]
    assert '<span class="count">1<span class="unseen"> unread</span></span>' in told["places"]


def test_what_is_typed_is_never_html(browser: TestClient) -> None:
    typed = "<script>alert(1)</script> <!channel> <@U0MARCUS> *b* <https://x.example|y>"
    browser.post("/as/U0DANA/C0COHORT/say", data={"text": typed})

    page = browser.get("/as/U0MARCUS/C0COHORT").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &lt;!channel&gt; &lt;@U0MARCUS&gt; <strong>b</strong>" in page
    assert "<script>alert" not in page


def test_the_apps_blocks_are_drawn_and_never_html(browser: TestClient, workspace: Workspace) -> None:
    evil = "<b onclick=x>"
    confirm = {"title": {"type": "plain_text", "text": '"><i>'}, "text": {"type": "mrkdwn", "text": "sure?"}}
    blocks: list[dict[str, Any]] = [
        {"type": "header", "text": {"type": "plain_text", "text": f"{evil} :tada:"}},
        {"type": "section", "fields": [{"type": "mrkdwn", "text": "*a*"}, {"type": "plain_text", "text": "*b*"}]},
        {"type": "section", "text": {"type": "mrkdwn", "text": "x"}, "accessory": {"type": "overflow", "options": []}},
        {"type": "divider"},
        {"type": "context", "elements": [{"type": "mrkdwn", "text": evil}, {"type": "image", "alt_text": evil}]},
        {
            "type": "actions",
            "elements": [
                {"type": "button", "text": {"text": evil}, "style": 'x" onclick="x', "confirm": confirm},
                {"type": "button", "text": {"text": "go"}, "url": "javascript:alert(1)"},
                {"type": "button", "text": {"text": "web"}, "url": "https://example.com/?a=1&b=2"},
                {"type": "static_select", "placeholder": {"text": "Pick"}},
            ],
        },
        {"type": "image", "alt_text": "a chart"},
        {"type": "markdown", "text": f"**m** {evil}"},
        {"type": "section"},
        {"type": "wormhole"},
    ]
    workspace.state.post("C0COHORT", "U0COMPANION", Content("fallback <i>", blocks))

    page = browser.get("/as/U0DANA/C0COHORT").text

    drawn = [
        "<h3>&lt;b onclick=x&gt; 🎉</h3>",
        "<strong>a</strong>",
        '<p class="lines">*b*</p>',
        "<hr>",
        "[a chart]",
        "<p><strong>m</strong> &lt;b onclick=x&gt;</p>",
        "A “wormhole” block, which this workspace does not draw.",
        '<button class="button ">&lt;b onclick=x&gt;</button>',
        '<button class="button ">go</button>',
        'href="https://example.com/?a=1&amp;b=2"',
        '<option value="">Pick</option>',
    ]
    assert [piece for piece in drawn if piece not in page] == []
    for forbidden in ("<b onclick", "javascript:", '<i>"', '"><i>'):
        assert forbidden not in page.replace("<i></i>", "")


def test_another_host_name_is_refused(browser: TestClient) -> None:
    for host in ("evil.example", "127.0.0.1.evil.example", "127.0.0.1@evil.example", "", "[::1"):
        assert browser.get("/", headers={"Host": host}).status_code == 403
    for host in ("localhost:3000", "127.0.0.1", "[::1]:3000"):
        assert browser.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 303),
        ({"Origin": HOME}, 303),
        ({"Origin": "http://127.0.0.1:4000"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
    ],
)
def test_only_the_workspaces_own_pages_may_send(browser: TestClient, headers: dict[str, str], status: int) -> None:
    assert browser.post("/as/U0DANA/C0COHORT/say", data={"text": "x"}, headers=headers).status_code == status


def test_every_answer_tells_the_browser_to_load_nothing_from_elsewhere(browser: TestClient) -> None:
    for path in ("/", "/static/base.css", "/as/U0NONE"):
        headers = browser.get(path).headers
        assert headers["content-security-policy"].startswith("default-src 'none'")
        assert "access-control-allow-origin" not in headers
