"""What the people of a program are called within a sentence."""

from induction.packs.words import ProgramWords
from induction.people import Role


def role_words(role: Role, words: ProgramWords, *, mine: bool) -> str:
    """Whose turn it is; `mine` says that the candidate reads."""
    named = {
        Role.CANDIDATE: "you" if mine else f"the {words.candidate}",
        Role.COACH: f"{'your' if mine else 'the'} {words.coach}",
        Role.SUPERVISOR: f"{'your' if mine else 'the'} {words.supervisor}",
        Role.PROGRAM_ADMIN: f"the {words.administrator}",
        Role.ANALYST: "the credentials office",
        Role.INSTRUCTOR: "the session’s instructor",
    }
    return named[role]
