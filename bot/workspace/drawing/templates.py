"""The page templates, with what they need to draw Slack's payloads."""

from jinja2 import ChainableUndefined, Environment, PackageLoader
from markupsafe import Markup

from bot.workspace.drawing.controls import control
from bot.workspace.drawing.inline import Names, with_emoji
from bot.workspace.drawing.mrkdwn import beginning, mrkdwn
from bot.workspace.drawing.richtext import markdown, rich_text


def environment(names: Names) -> Environment:
    """Templates that know the names behind ids.

    Something missing in a block draws as nothing: what an app forgot must not take the page down.
    """
    made = Environment(
        loader=PackageLoader("bot.workspace"),
        autoescape=True,
        undefined=ChainableUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

    def drawn_mrkdwn(text: object) -> Markup:
        return mrkdwn(str(text), names)

    def drawn_plain(text: object) -> Markup:
        return with_emoji(str(text))

    def drawn_markdown(text: object) -> Markup:
        return markdown(str(text))

    def drawn_rich(block: dict[str, object]) -> Markup:
        return rich_text(block, names)

    def excerpt(text: object) -> Markup:
        return beginning(str(text), names)

    made.filters |= {
        "excerpt": excerpt,
        "mrkdwn": drawn_mrkdwn,
        "plain": drawn_plain,
        "markdown": drawn_markdown,
        "rich_text": drawn_rich,
    }
    made.globals["control"] = control
    return made
