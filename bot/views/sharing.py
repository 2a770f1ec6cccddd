"""What is shared with whom, and who looked."""

from collections.abc import Mapping, Sequence

from bot.outgoing.splitting import shorten
from bot.services.days import day_of
from bot.services.sharing.replies import ItemSharing, Look, Looks, ShareLine, ShareList, ToldShare, Wall, WallAnswer
from bot.views.asking.answers import answer_message
from bot.views.blocks import Block, Message, actions, button, context, escape, literal, plain_message, section
from induction.calendar import date_words, day_words
from induction.people import Person, Role, former
from induction.writing.readings import Looked
from induction.writing.shares import Item, SharedKind
from prompts.sharing import looks_words, shared_item_words, shared_list_words, sharing_words, wall_answer_words

SHARE, STOP, STOP_LISTED, OPEN_SHARED, EARLIER_LOOKS = (
    f"sharing_{name}" for name in ("share", "stop", "stop_listed", "open", "earlier")
)

LISTED = 15
TITLE = 120

_WHAT = {
    SharedKind.GOAL: "IIP goal",
    SharedKind.REFLECTION: "reflection",
    SharedKind.ARTIFACT: "piece of evidence",
}
_A = {
    SharedKind.GOAL: "an IIP goal",
    SharedKind.REFLECTION: "a reflection",
    SharedKind.ARTIFACT: "a piece of evidence",
}
_ROLES = {
    Role.COACH: "coach",
    Role.SUPERVISOR: "site supervisor",
    Role.PROGRAM_ADMIN: "program administrator",
    Role.INSTRUCTOR: "instructor",
    Role.ANALYST: "credentials analyst",
    Role.CANDIDATE: "candidate",
}
_LOOKED: Mapping[Looked, tuple[str, str]] = {
    Looked.GOAL: ("an IIP goal", "{} IIP goals"),
    Looked.REFLECTION: ("a reflection", "{} reflections"),
    Looked.EVIDENCE: ("a piece of your evidence", "{} pieces of your evidence"),
    Looked.NOTE: ("the notes of a coaching session", "the notes of {} coaching sessions"),
    Looked.RATINGS: ("scores of yours", "scores of yours in {} rounds"),
    Looked.PLAN: ("a support plan of yours", "{} support plans of yours"),
    Looked.PACKET: ("your packet, as a file", "your packet, as a file"),
    Looked.HOURS_FILE: ("your hours, as a file", "your hours, as a file"),
    Looked.EVERYTHING: ("everything that is held about you, as a file", "everything that is held about you, as a file"),
}


def item_value(item: Item) -> str:
    """What a button carries of an item."""
    return f"{item.candidate_id}:{item.kind.value}:{item.item}:{item.version or 0}"


def sharing_blocks(sharing: ItemSharing | None, further: Sequence[Block] = ()) -> list[Block]:
    """How the item stands with the supervisor, what an IIP is not for, and the one tap that shares it or stops that.

    `further` are buttons that share it as well.
    """
    if sharing is None:
        return []
    buttons = [*further, *sharing_buttons(sharing)]
    return [context(escape(sharing_text(sharing))), *([actions(buttons)] if buttons else [])]


def sharing_text(sharing: ItemSharing) -> str:
    """The same in plain words."""
    since = date_words(sharing.since) if sharing.since else None
    stands = sharing_words(sharing.other.name, mine=sharing.mine, since=since, another=sharing.another)
    return f"{stands}\n{_wall_words(sharing.wall)}"


def sharing_buttons(sharing: ItemSharing | None) -> list[Block]:
    """The one tap that shares the candidate's own item or stops that; none for whoever else reads."""
    if sharing is None or not sharing.mine:
        return []
    value, name = item_value(sharing.item), sharing.other.first_name
    share = [] if sharing.since else [button(f"Share with {name}", SHARE, value)]
    return [*share, *([button("Stop sharing", STOP, value)] if sharing.since or sharing.another else [])]


def told_share_message(told: ToldShare) -> Message:
    """For a supervisor: that something was shared, without a word of what is in it."""
    text = shared_item_words(told.candidate.name, _A[told.item.kind])
    look = button("Look at it", OPEN_SHARED, item_value(told.item), style="primary")
    return Message(text, [section(escape(text)), context(escape(_wall_words(told.wall))), actions([look])])


def shared_list_message(reply: ShareList) -> Message:
    """Each item with its one tap. What a locked screen shows says nothing of them."""
    blocks: list[Block] = [section(escape(_head(reply)))]
    for line in reply.lines[:LISTED]:
        words = _untitled(line) if _is_reader(reply) else _line_words(reply, line)
        blocks += [section(escape(words)), actions(_line_buttons(reply, line))]
    if len(reply.lines) > LISTED:
        blocks.append(context(f"and {len(reply.lines) - LISTED} more of before"))
    return Message("Here is what is shared.", [*blocks, context(escape(_wall_words(reply.wall)))])


def shared_list_text(reply: ShareList) -> str:
    """The same in plain words."""
    lines = [_line_words(reply, line) for line in reply.lines]
    return "\n\n".join([_head(reply), *lines, _wall_words(reply.wall)])


def wall_answer_message(reply: WallAnswer) -> Message:
    """What the documents or the rule say, and what the candidate can do."""
    said = answer_message(reply.quoted) if reply.quoted else plain_message(_wall_words(reply.wall))
    can = wall_answer_words(reply.supervisor.name if reply.supervisor else None)
    return Message(said.text, [*said.blocks, section(escape(can))])


def looks_message(reply: Looks) -> Message:
    """Who looked at what and when, newest first."""
    blocks: list[Block] = [section(escape(looks_text(reply)))]
    if reply.earlier is not None:
        blocks.append(actions([button("Earlier", EARLIER_LOOKS, str(reply.earlier))]))
    return Message("Here is who looked at your IIP.", blocks)


def looks_text(reply: Looks) -> str:
    """The same in plain words."""
    head = looks_words(count=len(reply.lines), later=reply.later)
    return "\n".join([head, *(f"• {_look_words(reply, line)}" for line in reply.lines)])


def _look_words(reply: Looks, line: Look) -> str:
    one, several = _LOOKED[line.looked_at]
    what = one if line.items == 1 else several.format(line.items)
    who = _reader_words(line.reader) if line.reader else "Whoever runs the companion’s server"
    return f"{day_words(day_of(reply.candidate, line.last))}: {who} looked at {what}"


def _reader_words(reader: Person) -> str:
    """Their name with their role, where the name does not say it: `a former coach` was erased since."""
    return reader.name if reader.name == former(reader.role) else f"{reader.name} ({_ROLES[reader.role]})"


def _head(reply: ShareList) -> str:
    mine = reply.reader.role is Role.CANDIDATE
    supervisor = reply.supervisor.name if reply.supervisor else None
    return shared_list_words(mine=mine, supervisor=supervisor, count=len(reply.lines))


def _line_words(reply: ShareList, line: ShareLine) -> str:
    title = literal(shorten(" ".join(line.title.split()), TITLE))
    what = _WHAT[line.share.kind]
    whose = f"{line.other.name}’s {what}" if _is_reader(reply) else f"Your {what}"
    return f"*{title}*\n{whose}, shared since {date_words(line.since)}"


def _untitled(line: ShareLine) -> str:
    """For a supervisor, without a word of what is in it: a message outlives that it is shared."""
    return f"{line.other.name}’s {_WHAT[line.share.kind]}, shared since {date_words(line.since)}"


def _line_buttons(reply: ShareList, line: ShareLine) -> Sequence[Block]:
    value = item_value(line.share)
    look = button("Open", OPEN_SHARED, value)
    return [look] if _is_reader(reply) else [look, button("Stop sharing", STOP_LISTED, value)]


def _is_reader(reply: ShareList) -> bool:
    """Whether it is the supervisor who reads."""
    return reply.reader.role is Role.SUPERVISOR


def _wall_words(wall: Wall) -> str:
    return f"{wall.says} ({wall.cited})" if wall.cited else wall.says
