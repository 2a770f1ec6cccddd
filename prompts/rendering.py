"""How a template becomes words: strict about what it is given, and never executing what a person typed."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("prompts"),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 - the words are plain text; each surface escapes for itself
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(template: str, /, **values: object) -> str:
    """The words of `templates/<template>.jinja` with the values put in; a missing value raises UndefinedError."""
    return _environment().get_template(f"{template}.jinja").render(**values).strip()
