import time

import pytest

from bot.workspace.drawing.mrkdwn import mrkdwn

NAMES = {"U0DANA": "Dana <b>Whitfield</b>", "C0COHORT": "cohort"}
LINK = '<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("plain", "<p>plain</p>"),
        ("one\ntwo\n\nfour", "<p>one<br>two<br><br>four</p>"),
        ("*bold* and _italic_ and ~gone~", "<p><strong>bold</strong> and <em>italic</em> and <s>gone</s></p>"),
        ("*bold _both_*", "<p><strong>bold <em>both</em></strong></p>"),
        ("*bold `a*b`*", "<p><strong>bold <code>a*b</code></strong></p>"),
        ("_snake_case_", "<p><em>snake_case</em></p>"),
        ("snake_case_name 2*3*4 a~b~c", "<p>snake_case_name 2*3*4 a~b~c</p>"),
        ("* not bold *", "<ul><li>not bold *</li></ul>"),
        ("(*bold*)", "<p>(<strong>bold</strong>)</p>"),
        ("`*code* & &lt;b&gt;`", "<p><code>*code* &amp; &lt;b&gt;</code></p>"),
        ("before ```\n*a*\n  b\n``` after", "<p>before </p><pre><code>*a*\n  b</code></pre><p> after</p>"),
        (
            "<https://example.com/a?b=1&amp;c=2|the *page*>",
            LINK.format("https://example.com/a?b=1&amp;c=2", "the *page*"),
        ),
        (
            "see https://example.com/a.",
            "<p>see " + LINK.format("https://example.com/a", "https://example.com/a") + ".</p>",
        ),
        ("<mailto:a@b.example>", LINK.format("mailto:a@b.example", "a@b.example")),
        ("> quoted\n&gt; *too*\nnot", "<blockquote><p>quoted<br><strong>too</strong></p></blockquote><p>not</p>"),
        ("Needs:\n• *one*\n• two", "<p>Needs:</p><ul><li><strong>one</strong></li><li>two</li></ul>"),
        ("- one\n- two", "<ul><li>one</li><li>two</li></ul>"),
        ("3. three\n4. four", '<ol><li value="3">three</li><li value="4">four</li></ol>'),
        ("<@U0DANA>", '<p><span class="mention">@Dana &lt;b&gt;Whitfield&lt;/b&gt;</span></p>'),
        ("<#C0COHORT>", '<p><span class="mention">#cohort</span></p>'),
        ("<@U0NOBODY|someone>", '<p><span class="mention">@someone</span></p>'),
        ("<!channel>", '<p><span class="mention broadcast">@channel</span></p>'),
        ("<!date^1795^{date}|Sunday>", "<p>Sunday</p>"),
        ("done :white_check_mark: :no_such:", "<p>done ✅ :no_such:</p>"),
        ("at 10:30:45", "<p>at 10:30:45</p>"),
        ("", ""),
    ],
)
def test_mrkdwn_is_drawn(text: str, html: str) -> None:
    drawn = mrkdwn(text, NAMES)

    assert drawn == (html if html.startswith(("<p", "<u", "<o", "<b")) or not html else f"<p>{html}</p>")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("&lt;script&gt;", "<p>&lt;script&gt;</p>"),
        ("&lt;!channel&gt; &lt;@U0DANA&gt;", "<p>&lt;!channel&gt; &lt;@U0DANA&gt;</p>"),
        ("&amp;lt;b&amp;gt;", "<p>&amp;lt;b&amp;gt;</p>"),
        ("<javascript:alert(1)|press>", "<p>&lt;javascript:alert(1)|press&gt;</p>"),
        ("<data:text/html,x|press>", "<p>&lt;data:text/html,x|press&gt;</p>"),
        (
            'https://example.com/"onmouseover="x',
            "<p>"
            + LINK.format("https://example.com/&#34;onmouseover=&#34;x", "https://example.com/&#34;onmouseover=&#34;x")
            + "</p>",
        ),
        (
            '<https://example.com/|"><img src=x>',
            "<p>" + LINK.format("https://example.com/", "&#34;") + "&lt;img src=x&gt;</p>",
        ),
        ("*<b onclick=x>*", "<p><strong>&lt;b onclick=x&gt;</strong></p>"),
        ("```</code><script>```", "<pre><code>&lt;/code&gt;&lt;script&gt;</code></pre>"),
    ],
)
def test_nothing_typed_becomes_html(text: str, html: str) -> None:
    assert mrkdwn(text, {}) == html


@pytest.mark.parametrize("piece", ["*a ", "_a_a", "`", "<a", "<a>", "~", "> ", "* ", "*`a`", ":a", "https://"])
def test_long_text_without_an_end_is_drawn_at_once(piece: str) -> None:
    begun = time.process_time()

    mrkdwn(piece * (40_000 // len(piece)), {})

    assert time.process_time() - begun < 2
