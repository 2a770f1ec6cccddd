"""A record that was checked, in words: every requirement with its state, and both sides where documents disagree."""

from collections.abc import Iterator, Sequence

from bot.views.progress.requirements import pace_words, reading_lines, requirement_words
from bot.views.progress.standings import rule_places, standing_words
from induction.packs.pack import ProgramPack
from induction.standing.standing import Standing, StandingState

_HEADINGS = {
    StandingState.BEHIND: "Its time is over",
    StandingState.DUE: "Due within 30 days",
    StandingState.AWAITING: "Waits for somebody's word",
    StandingState.ON_TRACK: "Still open",
    StandingState.MET: "Met",
    StandingState.RECORDED: "On record",
    StandingState.UNKNOWN: "No document says how much",
}


def checked_words(pack: ProgramPack, name: str, standings: Sequence[Standing]) -> str:
    """Where the record stands, what presses first."""
    paragraphs = [f"{name}, {pack.name}"]
    for state, heading in _HEADINGS.items():
        of_it = [one for one in standings if one.state is state]
        if of_it:
            lines = [line for one in of_it for line in _lines(one, pack)]
            paragraphs.append("\n".join([f"*{heading}*", *lines]))
    return "\n\n".join([*paragraphs, "\n".join(rule_places(standings))])


def _lines(standing: Standing, pack: ProgramPack) -> Iterator[str]:
    words = standing_words(standing).strip() if standing.counts_hours else requirement_words(standing, pack)
    yield f"- {words} ({standing.period})"
    asks = [f"ask {standing.ask.named}"] if standing.ask else []
    yield from (f"    {line}" for line in (*filter(None, [pace_words(standing)]), *reading_lines(standing), *asks))
