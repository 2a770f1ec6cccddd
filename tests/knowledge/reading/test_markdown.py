from knowledge.reading.blocks import Block, BlockKind, Draft
from knowledge.reading.markdown import read_markdown

GUIDE = """---
title: "A short guide"
---
# Hours

- [Coaching](#coaching)

Log them *every* week, see the
[form](https://example.org/form).

## Coaching

1. Meet your coach
2. Write down
   - the date
   - the length

| What | Hours |
|------|------:|
| Coaching | 40 |
"""


def test_markdown_keeps_headings_items_and_rows_with_their_line() -> None:
    assert read_markdown(GUIDE) == Draft(
        title="A short guide",
        blocks=(
            Block(BlockKind.HEADING, "Hours", 4, level=1),
            Block(BlockKind.GAP, "", 6),
            Block(BlockKind.PARAGRAPH, "Log them every week, see the form.", 8),
            Block(BlockKind.HEADING, "Coaching", 11, level=2),
            Block(BlockKind.ITEM, "1. Meet your coach", 13, level=1),
            Block(BlockKind.ITEM, "2. Write down", 14, level=1),
            Block(BlockKind.ITEM, "the date", 15, level=2),
            Block(BlockKind.ITEM, "the length", 16, level=2),
            Block(BlockKind.ROW, "What | Hours", 18),
            Block(BlockKind.ROW, "Coaching | 40", 20, columns="What | Hours"),
        ),
    )


def test_a_title_comes_from_the_first_heading_where_nothing_names_the_file() -> None:
    assert read_markdown("# Hours\n\nForty.\n").title == "Hours"


def test_markdown_without_marked_headings_is_read_as_text() -> None:
    assert read_markdown("Late Work\n\nIt is accepted.\n").blocks == (
        Block(BlockKind.HEADING, "Late Work", 1, level=2),
        Block(BlockKind.PARAGRAPH, "It is accepted.", 3),
    )


def test_markdown_keeps_code_prose_in_items_and_tables_of_html() -> None:
    text = "# Log\n\n- Send it\n\n  By mail.\n\n```\nTO: office\n```\n\n<table><tr><th>Kind</th><th>Hours</th></tr>\n"
    text += "<tr><td>Coaching</td><td>40</td></tr></table>\n"
    assert read_markdown(text).blocks == (
        Block(BlockKind.HEADING, "Log", 1, level=1),
        Block(BlockKind.ITEM, "Send it", 3, level=1),
        Block(BlockKind.PARAGRAPH, "By mail.", 5, level=2),
        Block(BlockKind.PARAGRAPH, "TO: office", 7),
        Block(BlockKind.ROW, "Kind | Hours", 11),
        Block(BlockKind.ROW, "Coaching | 40", 12, columns="Kind | Hours"),
    )
