"""Which kinds of errands there are, and who renders each.

To add a kind, write a module here with a function `compose(errand, now) -> Outgoing | Telling | None` and name it in
`composers`. Whoever records something hands `Errand(key, kind, details)` to the storage function of that write, and
wakes the outbox with the key after it:

- The key says what the errand is about (`confirm:17`), so that asking twice sends once.
- The details hold the ids that the composer needs. It reads the records when the message is about to go out, so that
  an entry which was voided meanwhile is announced to nobody: then it returns None. Once the errand is done, its
  details are emptied.
- A composer changes nothing. It may be called more than once, and in any process.
- What it raises as Refused `try_again` is tried again; any other error holds the errand, and the log has the reason.
"""

from collections.abc import Mapping
from datetime import datetime

from bot.companion import Companion
from bot.errands.approvals import ApprovalNotes
from bot.errands.assessing import AskedRaters, GrowthPictures
from bot.errands.attendance import AttendedNews, Claims
from bot.errands.cohort import AccreditationFiles, CohortFiles
from bot.errands.confirmations import DayLists, DisputeNews, TakenOutNews, UpheldNews
from bot.errands.deadlines import FeedAddresses, SentCalendars
from bot.errands.drafts import SharedDrafts
from bot.errands.evidence import SentArtifacts
from bot.errands.exports import ExportedHours
from bot.errands.feedback import CoachingNews, PulseNews
from bot.errands.holdings import HeldFiles
from bot.errands.leaves import LeaveNews
from bot.errands.notices import noticing
from bot.errands.own_words import speaking
from bot.errands.questions import GapNotes, PassedOn
from bot.errands.receipts import RECEIPT, Receipts
from bot.errands.reminding import DailyDigests
from bot.errands.replies import REPLY, compose_reply
from bot.errands.sending.outgoing import Composer
from bot.errands.sending.troubles import TROUBLE, Troubles
from bot.errands.sessions import SessionNews
from bot.errands.sharing import SharedNews
from bot.errands.suggesting import SuggestedWordings
from bot.errands.support import SupportNews
from bot.errands.verification import SentPackets, VerificationNews
from bot.errands.weekly import WeeklyPosts
from bot.errands.wordings import WORDING, Wordings
from bot.services.asking.gaps import NOTE
from bot.services.asking.sending_on import SEND_ON
from bot.services.assessing.growing import PICTURE
from bot.services.assessing.rating import ASK_RATING
from bot.services.attendance.claimed import CLAIM, SETTLED
from bot.services.attendance.news import ATTENDED, LEFT_OUT
from bot.services.cohort.accreditation import REPORT
from bot.services.cohort.export import COHORT_FILE
from bot.services.cohort.weekly import POST
from bot.services.confirming.confirmations import TELL
from bot.services.confirming.daily_lists import ASK
from bot.services.deadlines.feeds import FEED_ADDRESS
from bot.services.deadlines.files import CALENDAR_FILE
from bot.services.drafts.approvals import APPROVAL_ASKED, APPROVAL_GIVEN
from bot.services.drafts.drafts import SHARED
from bot.services.evidence.evidence import ARTIFACT_FILE
from bot.services.feedback.coaching import COACHING_PICTURE, OBSERVED
from bot.services.feedback.rounds import INVITE, PULSE_PICTURE
from bot.services.holdings.mydata import MYDATA
from bot.services.hours.disputes import TAKEN_OUT, UPHELD
from bot.services.hours.presses import Presses
from bot.services.hours.withdrawn import SESSION_WITHDRAWN
from bot.services.reminding.digests import DIGEST
from bot.services.reminding.leaves import LEAVE
from bot.services.sessions.sessions import TELL_SESSION
from bot.services.sharing.sharing import TELL_SHARED
from bot.services.sheets.exports import EXPORT
from bot.services.suggesting.suggesting import SUGGEST
from bot.services.support.plans import PLAN_WRITTEN
from bot.services.verification.packets import PACKET
from bot.services.verification.sign_offs import STEP_NEWS
from bot.services.verification.steps import WORD_WANTED
from storage.errands import KeptErrand

TAKEN_OVER = ("early_facts", "item_due", "meeting_past")
"""Kinds of earlier versions. What they told of is in the digest now: one that lies there still ends without a word."""


def composers(companion: Companion) -> Mapping[str, Composer]:
    """Every kind of errand, with what renders it."""
    sessions = SessionNews(companion.desk.closings)
    claims, attended = Claims(companion.desk.taught), AttendedNews(companion.desk.attendance.news)
    support = SupportNews(companion.desk.support_plans)
    approvals = ApprovalNotes(companion.desk.approvals)
    way = VerificationNews(companion.desk.steps, companion.desk.sign_offs)
    pulse = PulseNews(companion.desk.pulse_answers, companion.desk.pulse_rounds, companion.desk.reminding.choices)
    coaching = CoachingNews(companion.desk.coaching)
    kinds: Mapping[str, Composer] = {
        **dict.fromkeys(TAKEN_OVER, _unsaid),
        INVITE: pulse.invited,
        PULSE_PICTURE: pulse.picture,
        COACHING_PICTURE: coaching.picture,
        OBSERVED: coaching.observed,
        PLAN_WRITTEN: support.plan,
        REPLY: compose_reply,
        SHARED: SharedDrafts(companion.desk.drafts).compose,
        APPROVAL_ASKED: approvals.asked,
        APPROVAL_GIVEN: approvals.given,
        WORDING: Wordings(companion.desk.questions).compose,
        SUGGEST: SuggestedWordings(companion.desk.suggesting).compose,
        RECEIPT: Receipts(Presses(companion.desk.hours)).compose,
        TROUBLE: Troubles(companion.records).compose,
        ASK: DayLists(companion.desk.confirmations).compose,
        TELL: DisputeNews(companion.desk.disputes).compose,
        UPHELD: UpheldNews(companion.desk.disputes).compose,
        TAKEN_OUT: TakenOutNews(companion.desk.disputes).compose,
        ATTENDED: attended.compose,
        LEFT_OUT: attended.left_out,
        PICTURE: GrowthPictures(companion.desk.growths).compose,
        ASK_RATING: AskedRaters(companion.desk.ratings).compose,
        CLAIM: claims.asked,
        SETTLED: claims.settled,
        FEED_ADDRESS: FeedAddresses(companion.desk.feeds).compose,
        CALENDAR_FILE: SentCalendars(companion.desk.calendar_files).compose,
        EXPORT: ExportedHours(companion.desk.exports).compose,
        REPORT: AccreditationFiles(companion.desk.accreditation).compose,
        COHORT_FILE: CohortFiles(companion.desk.cohort_exports).compose,
        POST: WeeklyPosts(companion.desk.weekly).compose,
        DIGEST: DailyDigests(companion.desk.reminding.digests).compose,
        SEND_ON: PassedOn(companion.records).compose,
        NOTE: GapNotes(companion.desk.gaps).compose,
        TELL_SESSION: sessions.told,
        SESSION_WITHDRAWN: sessions.withdrawn,
        TELL_SHARED: SharedNews(companion.desk.sharing).compose,
        WORD_WANTED: way.wanted,
        STEP_NEWS: way.news,
        PACKET: SentPackets(companion.desk.packets).compose,
        MYDATA: HeldFiles(companion.desk.mydata).compose,
        LEAVE: LeaveNews(companion.desk.reminding.choices.leaves).compose,
        ARTIFACT_FILE: SentArtifacts(companion.desk.evidence).compose,
    }
    own = companion.desk.own_words
    notices, person = companion.desk.notices, companion.records.person_by_slack
    return {
        kind: noticing(speaking(compose, own.of_person, own.of_program), notices, person)
        for kind, compose in kinds.items()
    }


def _unsaid(errand: KeptErrand, now: datetime) -> None:
    """Nothing to send."""
