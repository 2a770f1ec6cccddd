"""What became of a cohort's posts of the last weeks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.services.cohort.replies import PastPost
from induction.reminding.reminders import ReminderState
from storage.errands import ErrandState, KeptErrand
from storage.records import Records

WEEKS = 4
"""How many weeks are shown."""

_UNCLEAR = ("uncertain", "fault")


@dataclass(frozen=True)
class PastPosts:
    """Reads what is on record of posts, those of the newest week last."""

    records: Records

    def of(self, program: str, cohort: str, *, since: date) -> Sequence[PastPost]:
        """The posts of the week from Monday `since` on, and of the weeks before."""
        self.records.reminders.settle()
        first = since - timedelta(weeks=WEEKS)
        found = [PastPost(one) for one in self.records.reminders.posts(program, since=first, cohort=cohort)]
        return [self._explained(one) for one in found]

    def _explained(self, past: PastPost) -> PastPost:
        """The post, with what is the trouble with it where it is held."""
        if past.kept.state is not ReminderState.HELD or past.kept.errand is None:
            return past
        errand = self.records.errands.by_key(past.kept.errand)
        if errand is None:
            return past
        return replace(past, trouble=errand.trouble, unsent=went_nowhere(errand))


def went_nowhere(errand: KeptErrand) -> bool:
    """Whether it is certain that this errand's post is not there: Slack did not take it, or it was left out."""
    if errand.state is ErrandState.HELD:
        return not (errand.trouble or "fault").startswith(_UNCLEAR)
    return errand.state is ErrandState.DONE and errand.sent_channel is None
