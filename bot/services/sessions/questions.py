"""What is asked about the hours of a session before they are recorded with it, and the answers on its form."""

from collections.abc import Sequence

from bot.services.hours.hours import Hours
from bot.services.ledger.replies import Proposed, SameSession
from bot.services.sessions.replies import SessionAnswer, SessionQuestion
from induction.hours import duration
from induction.ledger.cards import CardAnswer, HourCard
from induction.people import Person
from prompts.same_session import differences_words, same_session_words

CARD_ANSWERS = {SessionAnswer.APART: CardAnswer.APART, SessionAnswer.TOGETHER: CardAnswer.TOGETHER}
"""What the answers say to the ledger, which asks the same."""


def question_about(hours: Hours, actor: Person, card: HourCard) -> SessionQuestion | None:
    """What is to be answered before the card's one entry is recorded; None where nothing is."""
    shown = hours.shown(actor, card)
    if isinstance(shown, SameSession):
        apart = hours.shown(actor, card.model_copy(update={"apart": True}))
        return _same_session(shown, apart.questions if isinstance(apart, Proposed) else ())
    return _as_said(shown) if shown.asks else None


def _same_session(shown: SameSession, besides: Sequence[str]) -> SessionQuestion:
    """Whether it is the session that the candidate has logged; what is asked of one apart from it is said with it."""
    [pair] = shown.pairs
    name, state = pair.logged_by.first_name, pair.theirs.state
    words = same_session_words(state.value if state else None, logged_by=name, several=False)
    if pair.differences:
        words = f"{words} {differences_words(pair.differences)}"
    theirs = duration(pair.entry.minutes)
    answers = {SessionAnswer.THEIRS: f"The same: {theirs}, as {name} logged it"}
    if pair.differences:
        answers[SessionAnswer.NOT_RIGHT] = f"The same, but not as {name} logged it"
    answers[SessionAnswer.APART] = "Another one: record mine beside it"
    return SessionQuestion(" ".join([words, *besides]), answers, pair)


def _as_said(shown: Proposed) -> SessionQuestion:
    """Whether the entry is as it was filled in, or one session of several candidates together."""
    words = " ".join(shown.questions)
    if shown.group is None:
        return SessionQuestion(words, {SessionAnswer.RIGHT: "Yes, that is right"})
    answers = {SessionAnswer.TOGETHER: "Yes, one session together"}
    if shown.group.apart:
        answers[SessionAnswer.RIGHT] = "No, sessions of their own"
    return SessionQuestion(words, answers)
