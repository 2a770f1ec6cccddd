from knowledge.reading.blocks import Block, BlockKind, Draft
from knowledge.reading.html import read_html

PAGE = """<html><head><title>Our program</title><style>p {}</style></head><body>
<header>County office</header>
<nav><ul><li>Home</li></ul></nav>
<main>
<h1>Coaching</h1>
<ul><li><a href="#a">One</a></li><li><a href="#b">Two</a></li><li><a href="#c">Three</a></li></ul>
<p>You meet <b>twice</b> a
month.</p>
<ul>
<li>Bring
  <ul><li>your plan</li></ul>
</li>
</ul>
<table>
<tr><th>Year</th><th>Hours</th></tr>
<tr><td>One</td><td>40</td></tr>
</table>
<div>Ask us.<script>track()</script></div>
</main>
<footer>Imprint</footer></body></html>"""


def test_a_page_is_read_without_its_frame_menus_and_contents() -> None:
    assert read_html(PAGE) == Draft(
        title="Our program",
        blocks=(
            Block(BlockKind.HEADING, "Coaching", 5, level=1),
            Block(BlockKind.GAP, "", 6),
            Block(BlockKind.PARAGRAPH, "You meet twice a month.", 7),
            Block(BlockKind.ITEM, "Bring", 10),
            Block(BlockKind.ITEM, "your plan", 11),
            Block(BlockKind.ROW, "Year | Hours", 15),
            Block(BlockKind.ROW, "One | 40", 16, columns="Year | Hours"),
            Block(BlockKind.PARAGRAPH, "Ask us.", 18),
        ),
    )


def test_the_first_heading_names_a_page_without_a_title() -> None:
    assert read_html("<h1>Hours</h1><p>Forty.</p>").title == "Hours"
