import pytest

from bot.workspace.composing import is_command, mentions_companion, stored, typed
from tests.bot.workspace.town import DANA, MARCUS


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("<!channel> <@U0DANA>", "&lt;!channel&gt; &lt;@U0DANA&gt;"),
        ("@companion and @Companion", "<@U0COMPANION> and <@U0COMPANION>"),
        ("@Dana Whitfield, @Dana", "<@U0DANA>, @Dana"),
        ("see https://example.com/a?b=1&c=2.", "see <https://example.com/a?b=1&amp;c=2>."),
        ("write dana@sample.example", "write <mailto:dana@sample.example|dana@sample.example>"),
        ("me@companion", "me@companion"),
    ],
)
def test_what_is_typed_is_stored_as_slack_stores_it(words: str, kept: str) -> None:
    assert stored(words, [DANA, MARCUS]) == kept


@pytest.mark.parametrize(
    "words", ["a < b & c &lt; d", "@Dana Whitfield and @companion", "see https://example.com/a?b=1&c=2.", "d@x.example"]
)
def test_what_is_stored_can_be_edited_as_it_was_typed(words: str) -> None:
    assert typed(stored(words, [DANA, MARCUS]), [DANA, MARCUS]) == words


@pytest.mark.parametrize(
    ("line", "command"), [("/casc", True), ("/casc log 1 h", True), ("/ 2", False), ("1/2", False), ("//x", False)]
)
def test_a_slash_and_a_word_is_a_command(line: str, command: bool) -> None:  # noqa: FBT001 - a table's column
    assert is_command(line) is command


def test_only_a_mention_calls_the_companion() -> None:
    assert mentions_companion("<@U0COMPANION> hi")
    assert not mentions_companion("@companion hi")
