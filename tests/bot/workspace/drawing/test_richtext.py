from typing import Any

from bot.workspace.drawing.richtext import markdown, rich_text


def section(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "rich_text_section", "elements": list(elements)}


def test_rich_text_is_drawn_with_its_styles_and_mentions() -> None:
    block = {
        "type": "rich_text",
        "elements": [
            section(
                {"type": "text", "text": "Ask <now> "},
                {"type": "user", "user_id": "U0DANA"},
                {"type": "text", "text": " or", "style": {"bold": True, "italic": True}},
                {"type": "link", "url": "https://example.com", "text": "there"},
                {"type": "link", "url": "javascript:alert(1)"},
            ),
            {"type": "rich_text_list", "style": "bullet", "elements": [section({"type": "emoji", "name": "tada"})]},
            {
                "type": "rich_text_list",
                "style": "ordered",
                "indent": 1,
                "offset": 2,
                "elements": [section({"type": "channel", "channel_id": "C0NONE"})],
            },
            {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "a < b"}]},
            {"type": "rich_text_quote", "elements": [{"type": "text", "text": "said"}]},
        ],
    }

    assert rich_text(block, {"U0DANA": "Dana"}) == (
        '<p class="lines">Ask &lt;now&gt; <span class="mention">@Dana</span><em><strong> or</strong></em>'
        '<a href="https://example.com" target="_blank" rel="noopener noreferrer">there</a>javascript:alert(1)</p>'
        '<ul class="depth-0"><li>🎉</li></ul>'
        '<ol start="3" class="depth-1"><li><span class="mention">#C0NONE</span></li></ol>'
        "<pre><code>a &lt; b</code></pre>"
        '<blockquote class="lines">said</blockquote>'
    )


def test_markdown_draws_no_html_picture_or_script_link() -> None:
    drawn = markdown("**a** <b>x</b> ![p](https://example.com/p.png) [l](javascript:alert(1))")

    assert drawn == (
        '<p><strong>a</strong> &lt;b&gt;x&lt;/b&gt; !<a href="https://example.com/p.png">p</a> '
        "[l](javascript:alert(1))</p>\n"
    )
