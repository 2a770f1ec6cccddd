"""A name as someone says it, found among the people it can mean."""

from collections.abc import Sequence
from difflib import get_close_matches

from induction.people import Person
from induction.refused import Refused


class WhichPerson(Refused):
    """Several people may be meant, by the name that was `said` or by none.

    `question` asks which of them, where there is a button for each.
    """

    def __init__(self, question: str, how: str, *, said: str | None, people: Sequence[Person]) -> None:
        super().__init__("which_person", f"{question} {how}")
        self.question = question
        self.said = said
        self.people = people


def named(said: str, people: Sequence[Person], *, where: str) -> Person:
    """The one of `people` that `said` means: a first, last or whole name, or the e-mail address, in any case.

    `where` says among whom was looked, for the refusal: nobody of that name, or several, who are then asked about.
    """
    wanted = _plain(said)
    whole = [person for person in people if said == person.email or _plain(person.name) == wanted]
    found = whole or [person for person in people if _fits(wanted, _plain(person.name).split())]
    if len(found) == 1:
        return found[0]
    if found:
        choices = " or ".join(person.name for person in found)
        raise WhichPerson(f"Which {said}: {choices}?", "Say it again with the whole name.", said=said, people=found)
    raise Refused("unknown_person", f"I find no “{said}” {where}.{_near(wanted, people)}")


def _plain(name: str) -> str:
    return " ".join(name.lower().replace(".", " ").split())


def _fits(wanted: str, words: Sequence[str]) -> bool:
    """Whether the words said are words of the name, in its order: `ana lima` fits `ana maria lima`."""
    rest = iter(words)
    return all(word in rest for word in wanted.split())


def _near(wanted: str, people: Sequence[Person]) -> str:
    words = {word: person for person in people for word in (*_plain(person.name).split(), _plain(person.name))}
    near = get_close_matches(wanted, list(words), n=1, cutoff=0.75)
    return f" Did you mean {words[near[0]].name}?" if near else ""
