from knowledge.reading.blocks import CAPTION_LEVEL, Block, BlockKind, Draft
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
            Block(BlockKind.ITEM, "Bring", 10, level=1),
            Block(BlockKind.ITEM, "your plan", 11, level=2),
            Block(BlockKind.ROW, "Year | Hours", 15),
            Block(BlockKind.ROW, "One | 40", 16, columns="Year | Hours"),
            Block(BlockKind.PARAGRAPH, "Ask us.", 18),
        ),
    )


def test_the_first_heading_names_a_page_without_a_title() -> None:
    assert read_html("<h1>Hours</h1><p>Forty.</p>").title == "Hours"


def test_a_table_knows_names_that_stand_over_several_columns_and_cells_that_go_on_below() -> None:
    page = """<table><caption>Hours</caption>
<thead><tr><th rowspan="2">Kind</th><th colspan="2">Year 1</th></tr><tr><th>Fall</th><th>Spring</th></tr></thead>
<tr><td rowspan="2">Coaching</td><td>10</td><td>12</td></tr>
<tr><td>by phone 2</td><td>by phone 3</td></tr>
<tr><td>Workshops</td><td></td><td>6</td></tr></table><p>After all.</p>"""
    columns = "Kind | Year 1 Fall | Year 1 Spring"
    assert read_html(page).blocks == (
        Block(BlockKind.HEADING, "Hours", 1, level=CAPTION_LEVEL),
        Block(BlockKind.ROW, columns, 2),
        Block(
            BlockKind.ROW,
            "Coaching | 10 | 12 | by phone 2 | by phone 3",
            3,
            columns=f"{columns} | Year 1 Fall | Year 1 Spring",
        ),
        Block(BlockKind.ROW, "Workshops |  | 6", 5, columns=columns),
        Block(BlockKind.GAP, "", 5, level=CAPTION_LEVEL),
        Block(BlockKind.PARAGRAPH, "After all.", 5),
    )


def test_lists_keep_their_depth_and_definitions_their_words() -> None:
    page = """<ul><li><p>Bring:</p><ol><li>your plan</li><li>your log<p>It is kept online.</p></li></ol></li></ul>
<dl><dt>IIP</dt><dd>The plan of two years.</dd></dl>"""
    assert read_html(page).blocks == (
        Block(BlockKind.ITEM, "Bring:", 1, level=1),
        Block(BlockKind.ITEM, "your plan", 1, level=2),
        Block(BlockKind.ITEM, "your log", 1, level=2),
        Block(BlockKind.PARAGRAPH, "It is kept online.", 1, level=3),
        Block(BlockKind.PARAGRAPH, "IIP", 2),
        Block(BlockKind.PARAGRAPH, "The plan of two years.", 2),
    )


def test_what_is_hidden_or_deleted_is_not_said() -> None:
    page = '<p>Forty<del> thirty</del> hours.</p><p hidden>Draft.</p><div role="navigation">Home</div>'
    assert read_html(page).blocks == (Block(BlockKind.PARAGRAPH, "Forty hours.", 1),)
