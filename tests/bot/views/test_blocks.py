import pytest

from bot.views.blocks import Message, escape, section, sections


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("<!channel> & <@U1>", "&lt;!channel&gt; &amp; &lt;@U1&gt;"),
        ("&lt;", "&amp;lt;"),
    ],
)
def test_nothing_that_is_typed_comes_alive(typed: str, shown: str) -> None:
    assert escape(typed) == shown


def test_many_lines_go_into_as_few_sections_as_slack_allows() -> None:
    blocks = sections(["x" * 1000] * 7)
    assert [len(block["text"]["text"]) for block in blocks] == [2001, 2001, 2001, 1000]
    assert "\n".join(block["text"]["text"] for block in blocks) == "\n".join(["x" * 1000] * 7)


def test_a_section_never_passes_slacks_limit() -> None:
    assert len(section("y" * 4000)["text"]["text"]) == 3000


def test_the_text_beside_blocks_is_escaped_and_short() -> None:
    payload = Message("<!here> " + "z" * 5000, []).payload()
    assert payload["text"].startswith("&lt;!here&gt; z")
    assert payload["blocks"] == []
