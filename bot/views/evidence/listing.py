"""Evidence by standard with its gaps, the receipt of what was saved, what could serve, and a file on its way."""

from collections.abc import Iterator

from bot.outgoing.own_words import VERBATIM
from bot.services.evidence.replies import ArtifactFile, EvidenceFound, EvidenceList, EvidenceSaved
from bot.services.sharing.replies import ItemSharing
from bot.views.blocks import Block, Message, actions, button, context, escape, literal, plain_message, section, sections
from bot.views.evidence.form import save_button
from bot.views.sharing import sharing_blocks, sharing_buttons
from induction.calendar import day_words
from induction.packs.words import ProgramWords
from induction.record.artifacts import Artifact
from induction.record.gathered import ForStandard
from prompts.evidence import nothing_found_words

CHANGE_EVIDENCE, FIND_EVIDENCE, EVIDENCE_FILE, SHOW_EVIDENCE, NEW_EVIDENCE = (
    f"evidence_{name}" for name in ("change", "find", "file", "show", "new")
)

_FOR_SUPERVISORS = "A supervisor sees only what you share, item by item. An IIP is not for employment evaluation."

_BLOCKS = 44
"""Beyond so many the list has no buttons beside its lines: a message holds fifty blocks."""
_FOUND = 8
"""How many of the things found are shown: about two screens of a phone."""


def evidence_list_message(reply: EvidenceList) -> Message:
    """Every standard with what is gathered for it and what is missing; for a supervisor what was shared alone."""
    title = "Your evidence" if reply.mine else f"Evidence of {reply.candidate.name}"
    if not reply.rows:
        return _shared_message(reply, title)
    have = sum(row.count > 0 for row in reply.rows)
    blocks = [section(f"*{escape(title)}*: {have} of {len(reply.rows)} {escape(reply.words.standard)}s have some")]
    lines = [block for row in reply.rows for block in _row_blocks(reply, row)]
    if len(lines) > _BLOCKS:
        lines = sections([one["text"]["text"] for one in lines if one["type"] == "section"])
    blocks += [*lines, context(escape(_asked_words(reply)))]
    if reply.mine:
        blocks += [context(_FOR_SUPERVISORS)] if reply.sharing else []
        blocks.append(actions([button("Save something as evidence", NEW_EVIDENCE, "new")]))
    return Message("Evidence, by standard", blocks)


def evidence_saved_message(reply: EvidenceSaved) -> Message:
    """The receipt: what is evidence now or no more, how its standards stand, and who may see it beside the coach."""
    one = reply.artifact
    if one.withdrawn:
        blocks = [section("*Withdrawn.* It counts no more; it stays on record that it was there.")]
    else:
        standards = " and ".join(reply.words.numbered(number) for number in one.standards)
        blocks = [section(f"*Saved as evidence* for {escape(standards)}."), _artifact_block(one, reply.words, None)]
    blocks.append(context(escape("; ".join(_count_words(reply.words, row, reply.asked) for row in reply.rows))))
    blocks += sharing_blocks(reply.sharing)
    buttons = [] if one.withdrawn else [button("Change or withdraw", CHANGE_EVIDENCE, str(one.id))]
    return Message("Done.", [*blocks, actions([*buttons, button("All my evidence", SHOW_EVIDENCE, "all")])])


def evidence_found_message(reply: EvidenceFound) -> Message:
    """What of one's own log could serve, each saved with one tap; else what the standard is about."""
    standard, words = reply.row.standard, reply.words
    name = words.title(standard.number)
    if not reply.found:
        text = nothing_found_words(name, standard.school, standard.office, saved=reply.row.count)
        return Message("What could serve as evidence", [section(escape(text)), _begin(reply)])
    head = f"*{escape(name)}*: {_state_words(reply.row, reply.asked)}. From your own log, this could serve:"
    blocks = [section(head)]
    for place, (one, seed) in enumerate(reply.found[:_FOUND]):
        text = f"*{escape(literal(seed.title))}*\n{day_words(one.on)}: {escape(one.because)}"
        verbatim = {"block_id": f"{VERBATIM}_found_{place}"}
        blocks.append(section(text) | {"accessory": save_button(seed)} | verbatim)
    more = len(reply.found) - _FOUND
    rest = f" {more} more were found." if more > 0 else ""
    blocks.append(context(f"Found by its words alone: whether it shows anything is yours to judge.{rest}"))
    return Message("What could serve as evidence", [*blocks, _begin(reply)])


def no_file_message(made: ArtifactFile) -> Message:
    """What to do where the workspace lets the companion hand over no file."""
    return plain_message(
        f"“{made.artifact.file}” is here, but this workspace lets me hand over no file. Whoever runs me can change "
        "that: `companion doctor` says which permission is missing."
    )


def _shared_message(reply: EvidenceList, title: str) -> Message:
    if not reply.shared:
        return plain_message(f"{reply.candidate.first_name} shares no evidence with you. An IIP is not for evaluation.")
    blocks = [section(f"*{escape(title)}*, as shared with you")]
    blocks += [_artifact_block(one, reply.words, None) for one in reply.shared[:_BLOCKS]]
    return Message("Evidence", [*blocks, context("An IIP is not for employment evaluation.")])


def _row_blocks(reply: EvidenceList, row: ForStandard) -> Iterator[Block]:
    number = row.standard.number
    head = section(f"*{escape(reply.words.title(number))}*: {_state_words(row, reply.asked)}")
    if reply.mine and row.is_gap:
        head["accessory"] = button("What could serve?", FIND_EVIDENCE, str(number))
    yield head
    for one in row.artifacts:
        goal = reply.goals.get(one.goal_id or "")
        sharing = reply.sharing.get(one.id)
        others = [*([_file_button(one)] if reply.mine and one.file else []), *sharing_buttons(sharing)]
        yield _artifact_block(one, reply.words, goal, beside=number, mine=reply.mine, sharing=sharing)
        yield from [actions(others)] if others else []
    for step in row.recorded:
        link = f", {escape(literal(step.link))}" if step.link else ""
        yield section(f"• recorded as a step, {day_words(step.on)}{link}")


def _artifact_block(
    one: Artifact,
    words: ProgramWords,
    goal: str | None,
    *,
    beside: int | None = None,
    mine: bool = False,
    sharing: ItemSharing | None = None,
) -> Block:
    """An artifact in the words of whoever gathered it; `beside` is the standard under which it stands."""
    others = [words.numbered(number) for number in one.standards if number != beside]
    facts = [day_words(one.on)]
    facts += [f"also for {' and '.join(others)}"] if others and beside is not None else []
    facts += [f"goal “{literal(goal)}”"] if goal else []
    facts += [f"shared with {sharing.other.first_name}"] if sharing and sharing.since else []
    lines = [f"• *{escape(literal(one.title))}*, {escape(', '.join(facts))}"]
    lines += [escape(literal(one.why))] if one.why else []
    lines += [escape(literal(one.link))] if one.link else []
    block = section("\n".join(lines)) | {"block_id": f"{VERBATIM}_{one.id}_{beside or 0}"}
    if mine:
        return block | {"accessory": button("Change", CHANGE_EVIDENCE, str(one.id))}
    return block | {"accessory": _file_button(one)} if one.file else block


def _file_button(one: Artifact) -> Block:
    return button("Get the file", EVIDENCE_FILE, str(one.id))


def _state_words(row: ForStandard, asked: str | None) -> str:
    how_many = f"{asked} asked" if asked else "how many is not said"
    if not row.count:
        return f"none yet, {how_many}"
    over = ", more than count" if row.is_over else ""
    return f"{row.count} there, {how_many}{over}"


def _count_words(words: ProgramWords, row: ForStandard, asked: str | None) -> str:
    return f"{words.numbered(row.standard.number)}: {_state_words(row, asked)}"


def _asked_words(reply: EvidenceList) -> str:
    """Who asks for how many, and where nobody does, that."""
    if reply.source is None or reply.asked is None:
        return "No document says how many artifacts are asked for."
    return f"{reply.asked} for each {reply.words.standard}, as {reply.source} says."


def _begin(reply: EvidenceFound) -> Block:
    number = str(reply.row.standard.number)
    return actions(
        [button("Save something else", NEW_EVIDENCE, number), button("All my evidence", SHOW_EVIDENCE, "all")]
    )
