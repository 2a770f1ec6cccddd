"""How a template becomes words: strict about what it is given, and never executing what a person typed."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment


@cache
def _environment(kind: type[Environment]) -> Environment:
    return kind(
        loader=PackageLoader("prompts"),
        undefined=StrictUndefined,
        autoescape=False,  # the words are plain text; each surface escapes for itself
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # templates come with the program: nobody looks at each message whether one is another now
    )


def render(template: str, /, **values: object) -> str:
    """The words of `templates/<template>.jinja` with the values put in; a missing value raises UndefinedError."""
    return _environment(Environment).get_template(f"{template}.jinja").render(**values).strip()


def render_own(source: str, /, **values: object) -> str:
    """The words of a program's own template, given as its text, which reaches nothing but the values.

    TemplateError where it is no template, asks for a value that there is not, or for what it may not have.
    """
    return _environment(SandboxedEnvironment).from_string(source).render(**values).strip()
