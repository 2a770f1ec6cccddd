"""What is asked of the documents, and what comes back."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from induction.packs.pack import Contact


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True)


class Turn(_Value):
    """One earlier turn of the conversation; `role` is `user` or `bot`."""

    role: str
    text: str


class Question(_Value):
    """A question to the documents of one program, or of every program where `program` is None."""

    text: str
    program: str | None = None
    asker_role: str | None = None
    turns: tuple[Turn, ...] = ()


class Citation(_Value):
    """A verbatim quote with its place. `label` warns what kind of document it is (`state guidance`, …).

    `edition` is the one quoted, where the pack knows it. `lead` holds what the quote needs to be understood and is no
    part of it: a list's lead-in, a table's column names.
    """

    program: str
    document: str
    title: str
    heading: tuple[str, ...]
    place: str
    quote: str
    label: str | None = None
    edition: str | None = None
    lead: str = ""

    @property
    def locator(self) -> str:
        """Where in the document: the heading path, without the title that stands before it, and the line or page."""
        path = self.heading[1:] if self.heading[:1] == (self.title,) else self.heading
        return " › ".join((*(heading.rstrip(": ") for heading in path), self.place))


class Conflict(_Value):
    """Two or more passages that give different values for the same thing, and what the pack enforces meanwhile."""

    about: str
    sides: tuple[Citation, ...]
    enforced: str | None = None


class AnswerStatus(StrEnum):
    """Whether the documents answered."""

    ANSWERED = "answered"
    REFUSED = "refused"


class Reason(StrEnum):
    """Why a question is not answered."""

    NOT_SAID = "not_said"
    NOT_LOADED = "not_loaded"  # a document that is named in those at hand, and is not among them
    ONLY_PEOPLE = "only_people"
    OWN_WORK = "own_work"
    PRIVATE = "private"
    ADVICE = "advice"
    INSTRUCTION = "instruction"
    DISCLOSURE = "disclosure"  # harm, harassment, a complaint: it has a place of its own, and is never kept here


class Answer(_Value):
    """An answer or an honest refusal.

    `text` is what a person reads first, without the citations. `citations` are best first: the first `grounds` of them
    hold the words of the text, the others are what came next; a refusal has a `reason` and may carry the nearest
    passages. `route` is whom to ask, from the program's pack. `wordable` says that the text is quotes that do not
    contradict each other, behind what code worked out from them, so that a model may word them; `wording` is that,
    beside the quotes and never in their place, with [1] for the first citation.
    """

    status: AnswerStatus
    text: str
    reason: Reason | None = None
    citations: tuple[Citation, ...] = ()
    grounds: int = 0
    conflicts: tuple[Conflict, ...] = ()
    route: Contact | None = None
    wordable: bool = False
    wording: str | None = None
