"""A paper as one page of HTML."""

from datetime import UTC, date, datetime

from bs4 import BeautifulSoup

from bot.papers.page import page_of
from bot.papers.paper import Paper, Part, Table

ROWS = [(date(2026, 11, 2), 90, "a < b"), (None, 45, "“É”\nx")]

PAPER = Paper(
    title="What is held of <Dana> & co",
    head=(("Name", "Dana <script>alert(1)</script>"),),
    parts=(
        Part(
            "Hours", table=Table(("On", "Minutes", "Topic"), [(date(2026, 11, 2), 90, "a < b"), (None, 45, "“É”\nx")])
        ),
        Part("Goals"),
        Part("Elsewhere", ["In Slack & in backups."]),
    ),
    made_at=datetime(2026, 11, 22, 17, 30, tzinfo=UTC),
    made_by="Dana Whitfield",
    foot="Yours alone.",
)


def test_everything_stands_on_the_page_as_it_is() -> None:
    page = BeautifulSoup(page_of(PAPER), "html.parser")
    assert page.h1 is not None
    assert page.h1.text == "What is held of <Dana> & co"
    assert [one.text for one in page.find_all("h2")] == ["Hours", "Goals", "Elsewhere"]
    assert [one.text for one in page.find_all("th")] == ["On", "Minutes", "Topic"]
    assert [one.text for one in page.find_all("td")] == ["Nov 2, 2026", "90", "a < b", "", "45", "“É”\nx"]
    assert [one.text for one in page.find_all("dd")] == ["Dana <script>alert(1)</script>"]
    assert [one.text for one in page.find_all("p")] == [
        "Nothing is on record.",
        "In Slack & in backups.",
        "Yours alone.",
        "Made November 22, 2026, 5:30 PM UTC, by Dana Whitfield with the CASC Companion",
    ]


def test_it_needs_nothing_else() -> None:
    page = BeautifulSoup(page_of(PAPER), "html.parser")
    assert page.find_all(["script", "link", "img", "a", "iframe"]) == []
