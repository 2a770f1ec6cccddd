"""Goals and reflections: one in full, and a list."""

from collections.abc import Iterator, Sequence
from datetime import date

from bot.outgoing.own_words import VERBATIM
from bot.outgoing.splitting import shorten
from bot.services.drafts.replies import DraftLine, DraftList, DraftShared, DraftShown, Logged
from bot.views.blocks import Block, Message, actions, button, context, escape, section, sections
from bot.views.drafts.approvals import (
    VERSION,
    approval_buttons,
    approval_paragraphs,
    approving_words,
    said_paragraphs,
    share_and_ask_buttons,
)
from bot.views.drafts.versions import part_label, versions_words
from bot.views.drafts.worded import suggest_buttons, worded_notes
from bot.views.fields import choice, option
from bot.views.sharing import sharing_blocks
from bot.views.wrapping import wrapped
from induction.access import may
from induction.calendar import date_words, day_words
from induction.hours import LedgerEntry, duration
from induction.packs.cpsels import Standard, cpsel
from induction.writing.drafts import WRITE, Change, DraftKind, DraftState
from induction.writing.goals import Goal, GoalPart
from induction.writing.reflections import Reflection, ReflectionPart
from prompts.drafts import bystander_words, cpsel_words, gap_words, head_words, list_words, logged_words, shared_words

OPEN, EDIT, KEEP, CPSEL, BEGIN, LIST = (f"draft_{name}" for name in ("open", "edit", "keep", "cpsel", "begin", "list"))
GUIDE = "guide_take_up"

TITLE = 120
BEFORE = 300
LISTED = 15

_WHAT = {DraftKind.GOAL: "IIP goal", DraftKind.REFLECTION: "reflection"}
_A = {DraftKind.GOAL: "an IIP goal", DraftKind.REFLECTION: "a reflection"}
_EXAMPLES = {
    DraftKind.GOAL: "/casc goal I want more families at our meetings",
    DraftKind.REFLECTION: "/casc reflect We tried a shorter meeting",
}


def what_is(kind: DraftKind) -> str:
    """The kind as people say it."""
    return _WHAT[kind]


def draft_message(shown: DraftShown) -> Message:
    """One draft with its parts, what is open, who wrote it, and what can be done.

    The message's own text, which a locked screen shows, says nothing of what is in it.
    """
    blocks: list[Block] = [
        block for number, paragraph in enumerate(_paragraphs(shown)) for block in _paragraph(number, paragraph)
    ]
    if shown.draft.state is DraftState.DRAFT and may(shown.reader, WRITE[shown.draft.kind], shown.candidate):
        blocks += _cpsel_choice(shown)
    blocks += [context(escape("\n".join(_notes(shown))))]
    if buttons := _buttons(shown):
        blocks.append(actions(buttons))
    blocks += sharing_blocks(shown.sharing, share_and_ask_buttons(shown))
    return Message(f"{_title(shown)} is ready to read.", blocks)


def draft_text(shown: DraftShown) -> str:
    """The same in plain words."""
    return "\n\n".join([*_paragraphs(shown), *_notes(shown)])


def draft_list_message(reply: DraftList) -> Message:
    """The newest version of each, with how far it is and what can be done about it."""
    head = _list_head(reply)
    blocks: list[Block] = [section(escape(head))]
    for line in reply.lines[-LISTED:]:
        blocks += [*_shown(_line_words(reply, line)), actions(_line_buttons(reply, line))]
    if older := reply.lines[:-LISTED]:
        blocks.append(actions([_older_choice(older)]))
    if reply.mine:
        label = f"New {_WHAT[reply.kind]}"
        blocks.append(actions([button(label, BEGIN, f"{reply.kind.value}:{reply.candidate.id}")]))
    return Message(f"Here are the {_WHAT[reply.kind]}s.", blocks)


def _older_choice(lines: Sequence[DraftLine]) -> Block:
    """The drafts that the list has no room for, to be opened by their titles."""
    options = [option(f"{one.number}. {one.title}", f"{one.draft.draft_id}:{one.draft.version}") for one in lines]
    return {**choice(options, None, prompt="Open an older one"), "action_id": OPEN}


def shared_message(shared: DraftShared) -> Message:
    """The news of a draft that waits, without a word of what is in it."""
    text = shared_words(_A[shared.draft.kind], shared.author.name)
    value = f"{shared.draft.draft_id}:{shared.draft.version}"
    return Message(text, [section(escape(text)), actions([button("Look at it", OPEN, value, style="primary")])])


def draft_list_text(reply: DraftList) -> str:
    """The same in plain words."""
    return "\n\n".join([_list_head(reply), *(_line_words(reply, line) for line in reply.lines)])


def logged_text(logged: Logged, *, mine: bool) -> str:
    """What was logged since the last reflection."""
    lines = [_session_words(entry) for entry in logged.newest]
    since = "so far" if logged.so_far else f"since {'your' if mine else 'the'} last reflection"
    return logged_words(lines, since=since, count=logged.count, total=duration(logged.minutes))


def _session_words(entry: LedgerEntry) -> str:
    about = f" ({entry.topic})" if entry.topic else ""
    return f"{day_words(entry.on)}: {duration(entry.minutes)} {entry.kind.label}{about}"


def _title(shown: DraftShown) -> str:
    return f"{'Your' if shown.mine else f'{shown.candidate.name}’s'} {_WHAT[shown.draft.kind]}"


class _OwnWords(str):
    """A paragraph in which somebody's own words stand: nothing in it is said in other words."""

    __slots__ = ()


def _paragraphs(shown: DraftShown) -> Iterator[str]:
    if shown.told is not None:
        yield shown.told
    newest = shown.versions[-1]
    kept = date_words(newest.on) if newest.state is DraftState.KEPT else None
    yield head_words(
        _title(shown), mine=shown.mine, candidate=shown.candidate.first_name, author=newest.author, kept_on=kept
    )
    yield from approval_paragraphs(shown)
    yield from _goal_parts(shown) if shown.draft.kind is DraftKind.GOAL else _reflection_parts(shown)
    if shown.changes:
        yield _OwnWords(
            "\n".join(["*What is different from before*", *(_change_words(shown, one) for one in shown.changes)])
        )
    yield from map(_OwnWords, said_paragraphs(shown))
    if shown.logged.count:
        yield logged_text(shown.logged, mine=shown.mine)
    if shown.gaps:
        yield gap_words(shown.draft.kind.value, shown.gaps)
    if shown.bystanders:
        yield bystander_words(shown.bystanders)


def _goal_parts(shown: DraftShown) -> Iterator[str]:
    goal = Goal.of(shown.draft.parts)
    if goal.cpsel is not None:
        yield f"*{cpsel(goal.cpsel, shown.standards).title}*"
    for part in GoalPart:
        if part in goal.words:
            yield _OwnWords(f"*{part.label}*{_author(shown, part)}\n{goal.words[part]}")
        elif part is GoalPart.DUE and goal.due is not None:
            yield f"*{part.label}*\n{date_words(goal.due)}"


def _reflection_parts(shown: DraftShown) -> Iterator[str]:
    reflection = Reflection.of(shown.draft.parts)
    if reflection.cpsel is not None:
        yield f"*{cpsel(reflection.cpsel, shown.standards).title}*"
    if shown.goal is not None:
        yield f"*{ReflectionPart.GOAL.label}*\n{shorten(shown.goal, TITLE)}"
    if shown.reflected:
        lines = [f"• {_session_words(entry)}" for entry in shown.reflected]
        yield "\n".join([f"*{ReflectionPart.ENTRIES.label}*", *lines])
    for part in ReflectionPart:
        if part in reflection.words:
            yield _OwnWords(f"*{part.label}*{_author(shown, part)}\n{reflection.words[part]}")


def _author(shown: DraftShown, part: str) -> str:
    """Who wrote that part, where more than one person wrote the draft."""
    return f" ({shown.authors[part]})" if part in shown.authors else ""


def _change_words(shown: DraftShown, change: Change) -> str:
    """What became of one part: the words that stand there now are above."""
    label = part_label(shown.draft.kind, change.part)
    if change.was is None:
        return f"• {label}: new"
    was = f"“{shorten(told_part(shown.draft.kind, change.part, change.was, shown.standards), BEFORE)}”"
    return f"• {label}: {'taken out, it was' if change.now is None else 'it was'} {was}"


def told_part(kind: DraftKind, part: str, value: str, standards: Sequence[Standard]) -> str:
    """What stands in a part, as people read it; nothing where nothing does."""
    if not value:
        return ""
    if part == GoalPart.CPSEL:
        return cpsel(int(value), standards).title
    if kind is DraftKind.GOAL and part == GoalPart.DUE:
        return date_words(date.fromisoformat(value))
    if kind is DraftKind.REFLECTION and part == ReflectionPart.ENTRIES:
        return "other hours"
    return "another goal" if kind is DraftKind.REFLECTION and part == ReflectionPart.GOAL else " ".join(value.split())


def _notes(shown: DraftShown) -> list[str]:
    return [*worded_notes(shown.worded), versions_words(shown.draft.kind, shown.versions)]


def _cpsel_choice(shown: DraftShown) -> Sequence[Block]:
    """What each CPSEL is about, and the list to choose from while none is chosen for a goal."""
    if shown.draft.kind is not DraftKind.GOAL or Goal.of(shown.draft.parts).cpsel is not None:
        return []
    draft = shown.draft
    choices = [option(one.title, f"{draft.draft_id}:{draft.version}:{one.number}") for one in shown.standards]
    select = {**choice(choices, None, prompt="Which CPSEL is it for?"), "action_id": CPSEL}
    return [*sections(wrapped(escape(cpsel_words(shown.standards)))), actions([select])]


def _buttons(shown: DraftShown) -> list[Block]:
    value = f"{shown.draft.draft_id}:{shown.draft.version}"
    keep = shown.mine and shown.draft.state is DraftState.DRAFT
    edit = may(shown.reader, WRITE[shown.draft.kind], shown.candidate)
    guides = edit and shown.gaps and shown.draft.state is DraftState.DRAFT
    if not shown.newest:
        return [button("The newest version", OPEN, value)]
    return [
        *([button("Keep", KEEP, value, style="primary")] if keep else []),
        *approval_buttons(shown),
        *([button("Edit", EDIT, value)] if edit else []),
        *([button("One question at a time", GUIDE, shown.draft.draft_id)] if guides else []),
        *suggest_buttons(shown),
    ]


def _list_head(reply: DraftList) -> str:
    head = list_words(
        f"{_WHAT[reply.kind]}s",
        count=len(reply.lines),
        mine=reply.mine,
        candidate=reply.candidate.name,
        writes=may(reply.reader, WRITE[reply.kind], reply.candidate),
        example=_EXAMPLES[reply.kind],
    )
    return head if reply.year is None else f"{head}\n{reply.year.says}"


def _line_words(reply: DraftList, line: DraftLine) -> str:
    title = " ".join(line.title.split())
    return f"*{line.number}.* {shorten(title, TITLE)}\n{_state_words(reply, line)}"


def _state_words(reply: DraftList, line: DraftLine) -> str:
    keeper = "you" if reply.mine else reply.candidate.first_name
    if line.draft.state is DraftState.KEPT:
        state = f"Kept by {keeper}"
    elif reply.mine and line.author is None:
        state = "Your draft"
    else:
        state = f"Draft by {line.author or 'you'}, waiting for {keeper} to keep it"
    number = f"{line.gaps} question{'' if line.gaps == 1 else 's'} still open" if line.gaps else "nothing open"
    approving = (
        "" if line.approving is None else approving_words(line.approving, reader=reply.reader.role, mine=reply.mine)
    )
    return "\n".join(filter(None, [f"{state}; {number}", approving]))


def _line_buttons(reply: DraftList, line: DraftLine) -> list[Block]:
    value = f"{line.draft.draft_id}:{line.draft.version}"
    edit = may(reply.reader, WRITE[reply.kind], reply.candidate)
    keep = reply.mine and line.draft.state is DraftState.DRAFT
    kept = line.approving.version if line.approving and line.approving.mine and not line.approving.said else None
    return [
        button("Open", OPEN, value),
        *([button("Read and approve", VERSION, f"{line.draft.draft_id}:{kept}")] if kept else []),
        *([button("Edit", EDIT, value)] if edit else []),
        *([button("Keep", KEEP, value)] if keep else []),
    ]


def _paragraph(number: int, paragraph: str) -> list[Block]:
    blocks = _shown(paragraph)
    if isinstance(paragraph, _OwnWords):
        return [{**block, "block_id": f"{VERBATIM}_{number}_{part}"} for part, block in enumerate(blocks)]
    return blocks


def _shown(paragraph: str) -> list[Block]:
    return sections(wrapped(escape(paragraph)))
