"""What people hear of feedback on the program: invitations to the survey, pictures, and that coaching was observed."""

from dataclasses import dataclass
from datetime import datetime

from bot.charts.coaching import coaching_chart
from bot.charts.pulse import pulse_chart
from bot.errands.sending.outgoing import Outgoing, OutgoingFile, PutOff, to
from bot.services.feedback.answering import PulseAnswers
from bot.services.feedback.coaching import CoachingRatings
from bot.services.feedback.rounds import PulseRounds
from bot.services.reminding.choices import Choices
from bot.views.feedback.coaching import (
    coaching_observed_message,
    coaching_picture_message,
    coaching_picture_text,
    no_coaching_picture_message,
)
from bot.views.feedback.results import no_pulse_picture_message, pulse_picture_message, pulse_picture_text
from bot.views.feedback.survey import pulse_invited_message
from storage.errands import KeptErrand


@dataclass(frozen=True)
class PulseNews:
    """Renders invitations to the survey, and the picture of what came of it."""

    answers: PulseAnswers
    rounds: PulseRounds
    choices: Choices

    def invited(self, errand: KeptErrand, now: datetime) -> Outgoing | PutOff | None:
        """The invitation, put off during a snooze or a leave; None where they have answered, or the round is over."""
        told = self.answers.invited(errand.details["person"], errand.details["pulse"], now=now)
        if told is None:
            return None
        until = self.choices.rests_until(told.reader, now=now)
        return to(told.reader, pulse_invited_message(told)) if until is None else PutOff(until)

    def picture(self, errand: KeptErrand, now: datetime) -> Outgoing | None:
        """The picture; None where nothing of it may be shown."""
        details = errand.details
        drawn = self.rounds.drawn(details["reader"], details["pulse"], details["cohort"], now=now)
        if drawn is None or drawn.reader.slack_id is None:
            return None
        name = f"survey-{now:%Y-%m-%d-%H%M%S}.png"
        file = OutgoingFile(name, pulse_chart(drawn), no_pulse_picture_message(), pulse_picture_text(drawn))
        return Outgoing(pulse_picture_message(drawn), to=drawn.reader.slack_id, file=file)


@dataclass(frozen=True)
class CoachingNews:
    """Renders the picture of a coach's ratings, and that there is a new observation."""

    coaching: CoachingRatings

    def observed(self, errand: KeptErrand, now: datetime) -> Outgoing | None:  # noqa: ARG002 - a composer gets the time
        """That there is an observation, for the coach."""
        told = self.coaching.observed(errand.details["source"])
        return None if told is None else to(told.coach, coaching_observed_message(told))

    def picture(self, errand: KeptErrand, now: datetime) -> Outgoing | None:
        """The picture; None where it is not open to the reader any more."""
        details = errand.details
        drawn = self.coaching.drawn(details["reader"], details["coach"], details["ratings"])
        if drawn is None or drawn.reader.slack_id is None:
            return None
        name = f"coaching-{now:%Y-%m-%d-%H%M%S}.png"
        words = no_coaching_picture_message()
        file = OutgoingFile(name, coaching_chart(drawn), words, coaching_picture_text(drawn))
        return Outgoing(coaching_picture_message(drawn), to=drawn.reader.slack_id, file=file)
