"""What follows ratings: the picture of somebody's growth, and asking whoever has not rated yet."""

from dataclasses import dataclass
from datetime import datetime

from bot.charts.growth import growth_chart
from bot.errands.sending.outgoing import Outgoing, OutgoingFile, to
from bot.services.assessing.growing import Growths
from bot.services.assessing.rating import Ratings
from bot.views.assessing.growing import no_picture_message, picture_message, picture_text
from bot.views.assessing.rating import asked_to_rate_message
from storage.errands import KeptErrand


@dataclass(frozen=True)
class GrowthPictures:
    """Draws the growth that somebody was shown, as far as it is still open to them."""

    growths: Growths

    def compose(self, errand: KeptErrand, now: datetime) -> Outgoing | None:
        """The picture; None where nothing of it is open to them any more, or they have left Slack."""
        details = errand.details
        drawn = self.growths.drawn(details["reader"], details["candidate"], details["ratings"], now=now)
        if drawn is None or drawn.reader.slack_id is None:
            return None
        file = OutgoingFile(
            f"growth-{now:%Y-%m-%d-%H%M%S}.png",
            growth_chart(drawn),
            no_picture_message(),
            picture_text(drawn),
        )
        return Outgoing(picture_message(drawn), to=drawn.reader.slack_id, file=file)


@dataclass(frozen=True)
class AskedRaters:
    """Renders the question to a rater whose scores are missing."""

    ratings: Ratings

    def compose(self, errand: KeptErrand, now: datetime) -> Outgoing | None:
        """The question; None where their scores are in meanwhile, or they are not in Slack."""
        details = errand.details
        asked = self.ratings.asked(details["rater"], details["by"], details["candidate"], details["round"], now=now)
        return None if asked is None else to(asked.rater, asked_to_rate_message(asked))
