"""What people hear on the way to the recommendation, and the packet that somebody asked for."""

from dataclasses import dataclass
from datetime import datetime

from bot.errands.sending.files import Made, file_for
from bot.errands.sending.outgoing import Outgoing, OutgoingFile, to
from bot.services.verification.packets import Packets
from bot.services.verification.replies import PaperKind
from bot.services.verification.sign_offs import SignOffs
from bot.services.verification.steps import Steps
from bot.views.verification.packets import no_packet_message, packet_message
from bot.views.verification.steps import word_wanted_message
from bot.views.verification.way import step_news_message
from induction.people import Person
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

        def make(reader: Person) -> Made:
            kind, at = PaperKind(details["kind"]), errand.created_at or now
            made = self.packets.file(reader, details["candidate"], kind, now=at)
            return packet_message(made, reader), OutgoingFile(made.name, made.content, no_packet_message(made))

        return file_for(self.packets.records.person(details["person"]), make)
