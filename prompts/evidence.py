"""The words about evidence."""

from prompts.rendering import render


def nothing_found_words(standard: str, school: str, office: str, *, saved: int) -> str:
    """That nothing in a log could serve, and what the standard is about, in a school and in an office."""
    return render("evidence_none", standard=standard, school=school, office=office, saved=saved)
