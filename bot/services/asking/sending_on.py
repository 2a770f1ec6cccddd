"""Questions that go on to the person whom they concern, once and by the asker's own tap."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.services.asking.replies import SendForm, SentOn
from bot.services.outbox import Outbox
from bot.services.words import Words
from induction.packs.pack import Contact
from induction.people import Person, Role
from induction.questions import KeptQuestion
from induction.refused import Refused
from storage.errands import Errand
from storage.records import Records

SEND_ON = "send_on"
"""The kind of errand that brings a question to whoever can answer it."""


@dataclass(frozen=True)
class SendingOn:
    """The use case behind the button under a refusal. A question is the asker's: nobody else sends it."""

    records: Records
    outbox: Outbox

    def form(self, actor: Person, key: str, *, link: str | None = None) -> SendForm | Words:
        """What would be sent to whom, to be sent with one tap; or why it is not, and whom to ask instead.

        `link` leads to where it was asked, where others can follow it.
        """
        question = self._own(actor, key)
        if question.sent_at is not None:
            return Words(f"You sent this question to {_contact(question).named} already. They answer you directly.")
        receivers = self.receivers(actor, question)
        if not receivers:
            return Words(_nobody(question))
        return SendForm(actor, question, receivers, _contact(question).named, link)

    def send(self, actor: Person, key: str, *, link: str | None, now: datetime) -> SentOn:
        """That the question is on its way, once however often this is called; Refused where nobody can be sent it."""
        question = self._own(actor, key)
        receivers = self.receivers(actor, question)
        if not receivers:
            raise Refused("nobody_to_ask", _nobody(question))
        errands = [
            Errand(f"{SEND_ON}:{key}:{one.id}", SEND_ON, {"question": key, "person": one.id, "link": link})
            for one in receivers
        ]
        if self.records.questions.send(key, errands, now=now):
            self.outbox.wake([errand.key for errand in errands])
        return SentOn(question.text, _contact(question).named)

    def receivers(self, actor: Person, question: KeptQuestion) -> Sequence[Person]:
        """Who of the roster the question is for, as far as they are in Slack: one's own coach, or who has the role.

        An office outside the program has no role, and gets nothing by Slack.
        """
        match question.role:
            case Role.COACH:
                people = self._own_people(actor.coach_id)
            case Role.SUPERVISOR:
                people = self._own_people(actor.supervisor_id)
            case Role.PROGRAM_ADMIN | Role.INSTRUCTOR | Role.ANALYST:
                people = [one for one in self.records.people(question.program) if one.role is question.role]
            case _:
                people = []
        return [one for one in people if one.slack_id is not None and one.id != actor.id]

    def _own(self, actor: Person, key: str) -> KeptQuestion:
        question = self.records.questions.by_key(key)
        if question is None:
            raise Refused("question_gone", "I don't have that question any more. Please ask it again.")
        if question.person_id != actor.id:
            raise Refused("not_yours", "Only who asked can send this on. Ask me the same, and you can send yours.")
        return question

    def _own_people(self, number: int | None) -> list[Person]:
        found = None if number is None else self.records.person(number)
        return [] if found is None else [found]


def _contact(question: KeptQuestion) -> Contact:
    """Whom the refusal named."""
    return Contact(
        role=question.role,
        title=question.title or "the program administrator",
        how=question.how,
    )


def _nobody(question: KeptQuestion) -> str:
    contact = _contact(question)
    how = f" ({contact.how})" if contact.how else ""
    if contact.role is None:
        return f"I can't send it: {contact.named} is not on the roster. Please ask {contact.named}{how} yourself."
    return (
        f"I can't send it: on the roster I find nobody in Slack who is {contact.named} for you. Please ask "
        f"{contact.named}{how} yourself."
    )
