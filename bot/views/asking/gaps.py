"""What the documents did not answer, as a message."""

from collections.abc import Sequence
from datetime import timedelta

from bot.outgoing.splitting import shorten
from bot.services.asking.replies import Gap, GapsReport
from bot.views.asking.wordings import wordings_words
from bot.views.blocks import Message, escape, sections
from induction.questions import FEWEST
from prompts.questions import GapLine, gaps_words

SHOWN = 15
LONGEST = 200


def gaps_message(report: GapsReport) -> Message:
    """The report: the most asked first, and as many as a person reads."""
    words = gaps_words(
        report.program.short_name,
        max(1, round((report.until - report.since) / timedelta(days=1))),
        unanswered=_lines(report.unanswered),
        unshown=report.unshown,
        unhelpful=_lines(report.unhelpful),
        undisclosed=report.undisclosed,
        helpful=report.helpful,
        fewest=FEWEST,
        wordings=wordings_words(report.wordings) if report.wordings else "",
    )
    left = sum(max(len(gaps) - SHOWN, 0) for gaps in (report.unanswered, report.unhelpful))
    if left:
        words += f"\n\n{left} more were asked less often; `companion knowledge gaps --json` prints them all."
    return Message(words, sections([escape(line) for line in words.splitlines()]))


def _lines(gaps: Sequence[Gap]) -> list[GapLine]:
    return [
        GapLine(shorten(" ".join(gap.wording.split()), LONGEST), gap.times, gap.people, gap.why) for gap in gaps[:SHOWN]
    ]
