"""The words around coaching of several candidates at the same time."""

from induction.packs.pack import Contact
from prompts.rendering import render


def group_note(contact: Contact | None) -> str:
    """That no document says how a group session counts, and whom to ask."""
    return render("group_note", contact=contact)
