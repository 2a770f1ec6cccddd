"""A name as someone says it, found among the people it can mean."""

from collections.abc import Sequence
from difflib import get_close_matches

from induction.people import Person
from induction.refused import Refused


class WhichPerson(Refused):
    """Several people may be meant, by the name that was `said` or by none.

    `question` asks which of them, where there is a button for each; `sure` is whether one of them is nearly surely it.
    """

    def __init__(
        self,
        question: str,
        how: str,
        *,
        said: str | None,
        people: Sequence[Person],
        rule: str = "which_person",
        sure: bool = False,
    ) -> None:
        super().__init__(rule, f"{question} {how}".strip())
        self.question = question
        self.said = said
        self.people = people
        self.sure = sure


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
    raise _nobody(said, people, where=where)


def called(people: Sequence[Person]) -> Sequence[str]:
    """What each of them is called beside the others: the first name, and the whole one where two share that."""
    firsts = [person.first_name for person in people]
    return [person.first_name if firsts.count(person.first_name) == 1 else person.name for person in people]


def _nobody(said: str, people: Sequence[Person], *, where: str) -> WhichPerson:
    """That nobody of that name is there: who is nearly called so, or else who is there."""
    near = _near(_plain(said), people)
    nobody = f"I find no “{said}” {where}."
    question = f"{nobody} Did you mean {near.name}?" if near else nobody
    others = [near] if near else people
    return WhichPerson(question, "", said=said, people=others, rule="unknown_person", sure=near is not None)


def _plain(name: str) -> str:
    return " ".join(name.lower().replace(".", " ").split())


def _fits(wanted: str, words: Sequence[str]) -> bool:
    """Whether the words said are words of the name, in its order: `ana lima` fits `ana maria lima`."""
    rest = iter(words)
    return all(word in rest for word in wanted.split())


def _near(wanted: str, people: Sequence[Person]) -> Person | None:
    words = {word: person for person in people for word in (*_plain(person.name).split(), _plain(person.name))}
    near = get_close_matches(wanted, list(words), n=1, cutoff=0.75)
    return words[near[0]] if near else None
