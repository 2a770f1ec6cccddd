"""What people hear on the way to the recommendation, and the packet that somebody asked for."""

from dataclasses import dataclass
from datetime import datetime

from bot.errands.sending.outgoing import Outgoing, OutgoingFile, to
from bot.services.verification.packets import Packets
from bot.services.verification.replies import PaperKind
from bot.services.verification.sign_offs import SignOffs
from bot.services.verification.steps import Steps
from bot.views.blocks import plain_message
from bot.views.verification.packets import no_packet_message, packet_message
from bot.views.verification.steps import word_wanted_message
from bot.views.verification.way import step_news_message
from induction.refused import Refused
from storage.errands import KeptErrand


@dataclass(frozen=True)
class VerificationNews:
    """Renders each from the record as it stands when it goes out."""

    steps: Steps
    sign_offs: SignOffs

    def wanted(self, errand: KeptErrand, now: datetime) -> Outgoing | None:
        """What waits for somebody's word; None where it does no more."""
        about = errand.details
        wanted = self.steps.wanted(about["reader_id"], about["candidate_id"], about["key"], about["by_id"], now=now)
        return None if wanted is None else to(wanted.reader, word_wanted_message(wanted))

    def news(self, errand: KeptErrand, now: datetime) -> Outgoing | None:
        """That a step was signed or opened again, and what is the reader's now."""
        news = self.sign_offs.news(errand.details, now=now)
        return None if news is None else to(news.reader, step_news_message(news))


@dataclass(frozen=True)
class SentPackets:
    """Makes the packet from the record as it stands when it goes out."""

    packets: Packets

    def compose(self, errand: KeptErrand, now: datetime) -> Outgoing | None:
        """The file; the refusal where its reader may no longer see it. None where they have left Slack."""
        details = errand.details
        reader = self.packets.records.person(details["person"])
        if reader is None or reader.slack_id is None:
            return None
        try:
            made = self.packets.file(
                reader, details["candidate"], PaperKind(details["kind"]), now=errand.created_at or now
            )
        except Refused as refused:
            if refused.passes:
                raise
            return Outgoing(plain_message(refused.message), to=reader.slack_id)
        file = OutgoingFile(made.name, made.content, no_packet_message(made))
        return Outgoing(packet_message(made, reader), to=reader.slack_id, file=file)
