"""What the companion says about itself."""

from collections.abc import Sequence

from prompts.rendering import render


def help_words(role: str | None, nearest: str | None = None) -> str:
    """What someone in that role can do here, with the words to type; `nearest` is the command they may have meant."""
    return render("help", role=role, nearest=nearest)


def stranger_words(programs: Sequence[str]) -> str:
    """For someone who is on no roster: what the companion is, whom to ask, and what is open to them all the same."""
    return render("stranger", programs=programs)


def unclear_words(said: str, *, logs: bool) -> str:
    """For half a sentence: what to say instead. `logs` is whether the reader logs hours."""
    return render("unclear", said=said, logs=logs)


def owner_words(owner: str | None, *, local: bool) -> str:
    """Who owns the workspace and can export what is said there; `owner` None is unsaid, `local` a try-out."""
    return render("workspace_owner", owner=owner, local=local)


def greeting_words(first_name: str, role: str, *, thanks: bool) -> str:
    """A short answer to a thank-you, or to a greeting: two things that someone in that role can do now."""
    return render("greeting", first_name=first_name, role=role, thanks=thanks)
