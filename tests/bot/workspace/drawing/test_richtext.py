from bot.workspace.drawing.richtext import markdown, rich_words


def test_rich_text_is_read_as_words() -> None:
    block = {
        "type": "rich_text",
        "elements": [
            {
                "type": "rich_text_section",
                "elements": [
                    {"type": "text", "text": "Ask "},
                    {"type": "user", "user_id": "U0DANA"},
                    {"type": "text", "text": " or "},
                    {"type": "link", "url": "https://example.com"},
                ],
            },
            {
                "type": "rich_text_list",
                "elements": [
                    {"type": "rich_text_section", "elements": [{"type": "text", "text": "one"}]},
                    {"type": "rich_text_section", "elements": [{"type": "emoji", "name": "tada"}]},
                ],
            },
        ],
    }

    assert rich_words(block, {"U0DANA": "Dana"}) == "Ask @Dana or https://example.com\n• one\n• :tada:"


def test_markdown_draws_no_html_picture_or_script_link() -> None:
    drawn = markdown("**a** <b>x</b> ![p](https://example.com/p.png) [l](javascript:alert(1))")

    assert drawn == (
        '<p><strong>a</strong> &lt;b&gt;x&lt;/b&gt; !<a href="https://example.com/p.png">p</a> '
        "[l](javascript:alert(1))</p>\n"
    )
