"""A question on its way to whom it concerns, and the week's note of what the documents did not answer."""

from dataclasses import dataclass
from datetime import datetime

from bot.errands.sending.outgoing import Outgoing, to
from bot.services.asking.gaps import Gaps
from bot.views.asking.gaps import gaps_message
from bot.views.asking.sending_on import passed_on_message
from storage.errands import KeptErrand
from storage.records import Records


@dataclass(frozen=True)
class PassedOn:
    """Renders a question for the person whom it is for."""

    records: Records

    def compose(self, errand: KeptErrand, now: datetime) -> Outgoing | None:  # noqa: ARG002 - a composer gets the time
        """The question with who asks; None where it is not kept any more, or one of the two has left Slack."""
        details = errand.details
        question, receiver = self.records.questions.by_key(details["question"]), self.records.person(details["person"])
        asker = None if question is None else self.records.person(question.person_id)
        if question is None or asker is None:
            return None
        return to(receiver, passed_on_message(asker, question, details["link"]))


@dataclass(frozen=True)
class GapNotes:
    """Renders the week's note for an administrator."""

    gaps: Gaps

    def compose(self, errand: KeptErrand, now: datetime) -> Outgoing | None:  # noqa: ARG002 - the details have the time
        """The note; None where there is nothing to tell any more, and where they are in Slack no more."""
        details = errand.details
        admin = self.gaps.records.person(details["admin"])
        if admin is None:
            return None
        since, until = (datetime.fromisoformat(details[name]) for name in ("since", "until"))
        report = self.gaps.report(admin.program, since=since, until=until)
        return None if report.is_empty else to(admin, gaps_message(report))
