"""Rating: the form with a tap for each standard, its receipt, and who waits for whose scores."""

import json
from collections.abc import Iterator

from bot.outgoing import limits
from bot.services.assessing.replies import (
    Asked,
    AskedToRate,
    RatingForm,
    RatingReceipt,
    ToRate,
    ToRateLine,
)
from bot.views.assessing.words import (
    levels_words,
    note_words,
    rater_names,
    role_word,
    score_table,
    sentence,
    standards_words,
    when_words,
)
from bot.views.blocks import Block, Message, View, actions, button, context, escape, section, sections
from bot.views.fields import choice, field, fresh, modal, option, radio, text_area
from bot.views.wrapping import wrapped
from induction.dates.rounds import LONGEST_NOTE
from induction.people import Role
from prompts.assessing import asked_raters_words, asked_to_rate_words, rated_words, rating_words

RATING_FORM = "rating_form"
OPEN_RATING, ANSWER_RATING, ASK_OTHERS = "rating_open", "rating_answer", "rating_ask"

ROUND, NOTE = "rating_round", "rating_note"
_STANDARD = "rating_standard_"

MOST_LINES = 20
"""How many candidates a list has at once; the others are rated by their name."""


def rating_form_view(form: RatingForm) -> View:
    """The modal: one tap for each standard. It says who has rated, and nothing of what."""
    title = "Self-assessment" if form.mine else f"Rate {form.candidate.first_name}"
    about = json.dumps({"candidate": form.candidate.id, "round": form.window.round.key})
    return modal(RATING_FORM, title, "Change" if form.known else "Record", list(_blocks(form)), about=about)


def rating_form_message(form: RatingForm) -> Message:
    """The same in words with the button that opens the form, where no modal can be opened."""
    text = _intro(form)
    label = "Rate yourself" if form.mine else f"Rate {form.candidate.first_name}"
    return Message(
        text, [*sections([escape(text)]), actions([rate_button(label, form.candidate.id, form.window.round.key)])]
    )


def rate_button(
    label: str, candidate_id: int, key: str = "", *, style: str | None = "primary", answers: bool = False
) -> Block:
    """The button that opens the form; where it `answers`, the receipt takes the place of its message."""
    return button(label, ANSWER_RATING if answers else OPEN_RATING, f"{candidate_id}:{key}", style=style)


def standard_field(number: int | str) -> str:
    """The name of a standard's field; what all of these begin with where the number is left empty."""
    return f"{_STANDARD}{number}"


def to_rate_message(reply: ToRate) -> Message:
    """A line and a button for each candidate, those first who wait for the reader's scores."""
    head = "*Whom do you want to rate?* First those who wait for your scores."
    lines, blocks = [head], [section(head)]
    for line in reply.lines[:MOST_LINES]:
        lines.append(f"• {_line_words(line, reply)}")
        blocks.append(_line_block(line, reply))
    if len(reply.lines) > MOST_LINES:
        more = len(reply.lines) - MOST_LINES
        blocks.append(context(f"and {more} more: say it with the name, such as `/casc rate Dana`"))
    return Message("\n".join(lines), blocks)


def waiting_ratings_blocks(reply: ToRate) -> Iterator[Block]:
    """Who waits for the reader's scores, on their Home."""
    if not reply.lines:
        yield section("*Waiting for your scores*\nNobody just now.")
        return
    yield section("*Waiting for your scores*")
    yield from (_line_block(line, reply) for line in reply.lines[:MOST_LINES])
    if (more := len(reply.lines) - MOST_LINES) > 0:
        yield context(f"and {more} more: `/casc rate` lists everybody")


def _line_block(line: ToRateLine, reply: ToRate) -> Block:
    block = section(escape(_line_words(line, reply)))
    if line.window is None:
        return block
    label, style = ("Rate", "primary") if line.waits else ("Change", None)
    return block | {"accessory": rate_button(label, line.candidate.id, line.window.round.key, style=style)}


def rating_receipt_message(reply: RatingReceipt) -> Message:
    """What was given and, as far as it is open now, what others gave; with the way to ask those who have not."""
    pack, missing = reply.pack, rater_names(reply.raters, reply.pack, reply.actor, rated=False)
    sees_others = reply.actor.role is not Role.SUPERVISOR and len(reply.raters) > 1
    head = rated_words(
        None if reply.actor.id == reply.candidate.id else reply.candidate.name,
        round_label=sentence(reply.growth.round.label),
        changed=reply.changed,
        missing=missing,
        sees_others=sees_others,
    )
    asked = None if reply.asked is None else _asked_words(reply.asked, reply)
    table = score_table(reply.growth, pack, reply.actor.role)
    notes = note_words(reply.notes, pack, reply.actor.role)
    blocks = [*sections([escape(head)]), section(escape(table)), *_paragraphs(notes)]
    blocks.append(context(escape(f"{standards_words(pack)}\n{levels_words(pack)}")))
    if asked:
        blocks += sections([escape(asked)])
    blocks.append(actions(list(_ways(reply, can_ask=bool(missing) and reply.asked is None))))
    return Message("Your scores are recorded.", blocks)


def asked_to_rate_message(asked: AskedToRate) -> Message:
    """For a rater whose scores are missing, with the button that opens the form."""
    mine = asked.rater.id == asked.candidate.id
    text = asked_to_rate_words(
        asked.by.name,
        None if asked.by.id == asked.candidate.id else asked.candidate.name,
        mine=mine,
        round_label=asked.window.round.label,
        by_when=when_words(asked.window, asked.today),
    )
    label = "Rate yourself" if mine else f"Rate {asked.candidate.first_name}"
    way = rate_button(label, asked.candidate.id, asked.window.round.key, answers=True)
    return Message(text, [*sections([escape(text)]), actions([way])])


def _blocks(form: RatingForm) -> Iterator[Block]:
    yield from sections([escape(line) for line in _intro(form).splitlines()])
    here = f"{form.candidate.id}/{form.window.round.key}"
    if len(form.windows) > 1:
        rounds = [option(sentence(one.round.label), one.round.key) for one in form.windows]
        element = choice(rounds, form.window.round.key, prompt="Choose a round")
        yield field(ROUND, "Round", element) | {"dispatch_action": True}
    levels = [option(f"{n} · {name}", str(n)) for n, name in enumerate(form.pack.assessment.levels, start=1)]
    scores = form.known.scores if form.known else {}
    for one in form.pack.words.standards:
        chosen = str(scores[one.number]) if one.number in scores else None
        few = len(levels) <= limits.TICKED_OPTIONS
        element = radio(levels, chosen) if few else choice(levels, chosen, prompt="Choose a level")
        hint = f"In a school: {one.school}. In an office: {one.office}."
        yield field(fresh(standard_field(one.number), here), form.pack.words.title(one.number), element, hint=hint)
    note = text_area(form.known.note if form.known else None, longest=LONGEST_NOTE, example="What these levels rest on")
    yield field(fresh(NOTE, here), "Note", note, optional=True, hint="Whoever sees your scores sees it too.")


def _intro(form: RatingForm) -> str:
    return rating_words(
        None if form.mine else form.candidate.name,
        round_label=sentence(form.window.round.label),
        by_when=when_words(form.window, form.today),
        rated=rater_names(form.raters, form.pack, form.actor, rated=True),
        missing=rater_names(form.raters, form.pack, form.actor, rated=False),
        role=form.actor.role.value,
    )


def _line_words(line: ToRateLine, reply: ToRate) -> str:
    if line.window is None:
        return f"*{line.candidate.name}*\nNothing to rate now."
    in_already = rater_names(line.raters, reply.pack, reply.actor, rated=True)
    state = f"in: {', '.join(in_already)}" if in_already else "nobody has rated yet"
    label, when = sentence(line.window.round.label), when_words(line.window, reply.today)
    return f"*{line.candidate.name}*\n{label}, {when}; {state}"


def _asked_words(asked: Asked, reply: RatingReceipt) -> str:
    return asked_raters_words(
        [one.first_name for one in asked.now],
        [one.first_name for one in asked.today],
        [role_word(role, reply.pack) for role in asked.unreachable],
    )


def _ways(reply: RatingReceipt, *, can_ask: bool) -> Iterator[Block]:
    key = reply.growth.round.key
    if can_ask:
        yield button("Ask the others", ASK_OTHERS, f"{reply.candidate.id}:{key}", style="primary")
    yield rate_button("Change", reply.candidate.id, key, style=None, answers=True)


def _paragraphs(lines: list[str]) -> Iterator[Block]:
    for line in lines:
        yield from sections(wrapped(escape(line)))
