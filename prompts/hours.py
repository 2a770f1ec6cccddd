"""The words around an hour entry: the question back, the card, the receipt."""

from collections.abc import Mapping, Sequence

from prompts.rendering import render

QUESTIONS: Mapping[str, str] = {
    "future_date": "That day has not come yet. Hours are logged once they are done: which day was it?",
    "too_long": "That is more than 24 hours in one entry. How long was it really?",
    "non_positive": "An entry needs a length above zero. How long was it?",
    "missing_duration": "How long was it? For example `45 min` or `5:30-7:30`.",
    "missing_activity": "What was it: coaching (with whom?) or professional learning?",
    "nobody_named": "With whom was that? Say it with their names: `group coaching with Dana and Joel, 45 min`.",
    "ambiguous_date": "Which day was that? For example `yesterday`, `Monday` or `10/12`.",
}

DOUBTS: Mapping[str, str] = {
    "incomplete": "What would you like to do with that? To log it, say how long it was, what, and when.",
    "unclear_number": "I can't tell what one of the numbers means. Is it a length (`1 h`), or a day (`11/12`)?",
    "unknown_reference": "I don't know which entry you mean by that. Say it in full: `60 min coaching with Dana`.",
    "several_lengths": "I read more than one length. Which one is it? Several entries go well one to a line.",
    "several_days": "I read more than one day. Which one is it? Several entries go well one to a line.",
    "several_people": "I read more than one name. With whom was it? Several entries go well one to a line.",
    "several_activities": "I read more than one activity. Which one is it? Several entries go well one to a line.",
    "together": "Was that one after the other, or together at the same time?",
    "each_day": "Is that the length of each day, or of all of them together?",
    "unsure": "I only record what is sure. When you know, say it again: how long, what, and when.",
    "question_or_log": "Do you want to log this, or to ask something? `/casc log …` or `/casc ask …` makes it clear.",
}


def question_words(problem: str, said: str) -> str:
    """The question that goes back when a log cannot be recorded as it was said."""
    return render("hours_question", question=QUESTIONS[problem], said=said)


def doubt_words(doubt: str, said: str) -> str:
    """The question that goes back when what was said can be read in more than one way."""
    return render("hours_question", question=DOUBTS[doubt], said=said)


def wrong_words(entry: str, *, recorded: bool) -> str:
    """The question that goes back where somebody says that something is wrong, and not what."""
    stands = f"The last one you logged is {entry}." if recorded else f"The card says {entry}; nothing is recorded yet."
    way = (
        "Say for example `make that 60 min`, `it was Monday` or `delete that`."
        if recorded
        else ("Say for example `60 min`, `Monday` or `forget it`.")
    )
    return f"What should it be? {stands} {way}"


def card_words(title: str, lines: Sequence[str]) -> str:
    """What was understood, or what was done, a line an entry."""
    return render("hours_card", title=title, lines=lines)
