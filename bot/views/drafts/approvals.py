"""The approval of goals: how far it is, the buttons for it, the form for changes, and the news of it."""

from collections.abc import Iterator, Sequence

from bot.outgoing.splitting import shorten
from bot.services.days import day_of
from bot.services.drafts.replies import (
    ApprovalAsked,
    ApprovalNews,
    Approving,
    ChangesForm,
    DraftShown,
    OpenLine,
    OpenList,
    WordLine,
)
from bot.views.blocks import Block, Message, View, actions, button, context, escape, section, sections
from bot.views.fields import field, modal, text_area
from bot.views.verification.roles import role_words
from bot.views.wrapping import wrapped
from induction.calendar import date_words
from induction.packs.words import HOUSE_WORDS
from induction.people import Role
from induction.writing.approvals import LONGEST_COMMENT, Verdict
from induction.writing.drafts import DraftKind
from prompts.drafts import approval_asked_words, approval_news_words

APPROVE, CHANGES, ON_PAPER, ASK, SHARE_AND_ASK, VERSION = (
    f"approval_{name}" for name in ("give", "changes", "paper", "ask", "share", "see")
)
CHANGES_FORM, COMMENT = "approval_changes_form", "approval_comment"

SHOWN_WORDS = 6
TITLE = 120

_NO_EVALUATION = "An IIP serves growth alone: nothing of it belongs in an employment evaluation."


def approving_words(approving: Approving, *, reader: Role, mine: bool) -> str:
    """How far the approval is, in a line."""
    if approving.approved_on is not None:
        return f"*Approved*: version {approving.version}, on {date_words(approving.approved_on)}."
    parts = []
    if approving.changes_asked:
        parts.append(f"*Changes are asked for* by {_roles(approving.changes_asked, reader, mine=mine)}.")
    if approving.waits_for:
        waits = _roles(approving.waits_for, reader, mine=mine)
        parts.append(f"Version {approving.version} *waits for approval* by {waits}.")
    if not parts and approving.said is Verdict.APPROVED:
        return f"Your approval of version {approving.version} is *given*."
    return " ".join(parts) or "Your approval is not asked for."


def said_words(line: WordLine) -> str:
    """What somebody said of a version, with their own words behind it."""
    who = line.by or "You"
    as_whom = " for the supervisor, from paper" if line.on_paper else ""
    verb = {Verdict.APPROVED: "approved", Verdict.CHANGES_ASKED: "asked for changes in"}[line.verdict]
    comment = "" if line.comment is None else f": {line.comment}"
    return f"{who} {verb} version {line.version}{as_whom}, {date_words(line.on)}{comment}"


def approval_paragraphs(shown: DraftShown) -> Iterator[str]:
    """How far the approval of the goal is; nothing for what was never kept."""
    if shown.approving is not None:
        yield approving_words(shown.approving, reader=shown.reader.role, mine=shown.mine)


def said_paragraphs(shown: DraftShown) -> Iterator[str]:
    """What was said of it, the newest last: in those people's own words."""
    words = () if shown.approving is None else shown.approving.words
    yield from (said_words(line) for line in words[-SHOWN_WORDS:])


def approval_buttons(shown: DraftShown) -> list[Block]:
    """What the reader can do about the approval of the version that they have before them, and of no other."""
    approving, draft = shown.approving, shown.draft
    if approving is None:
        return []
    value = f"{draft.draft_id}:{approving.version}"
    if approving.version != draft.version:
        return [button(f"Version {approving.version}, kept", VERSION, value)] if approving.mine else []
    if shown.mine:
        others = [one for one in approving.waits_for if one is not Role.SUPERVISOR or not _is_unshared(shown)]
        return [button("Ask for approval", ASK, value)] if others else []
    approve = approving.mine and approving.said is not Verdict.APPROVED
    return [
        *([button("Approve", APPROVE, value, style="primary")] if approve else []),
        *([button("Ask for changes", CHANGES, value)] if approving.mine else []),
        *([button("Supervisor approved on paper", ON_PAPER, value)] if approving.on_paper else []),
    ]


def share_and_ask_buttons(shown: DraftShown) -> list[Block]:
    """The one tap that shares the goal with the supervisor who is to approve it, and asks."""
    approving, sharing = shown.approving, shown.sharing
    if approving is None or sharing is None or approving.version != shown.draft.version or not _is_unshared(shown):
        return []
    if Role.SUPERVISOR not in approving.waits_for:
        return []
    value = f"{shown.draft.draft_id}:{approving.version}"
    return [button(f"Share with {sharing.other.first_name} and ask for approval", SHARE_AND_ASK, value)]


def changes_form_view(form: ChangesForm) -> View:
    """The modal: what is to be changed, for the candidate to read."""
    area = text_area(None, longest=LONGEST_COMMENT)
    hint = f"{form.candidate.first_name} and whoever approves it read this beside version {form.version}."
    blocks = [field(COMMENT, "Which changes?", area, hint=hint if form.actor.role is Role.COACH else None)]
    if form.actor.role is Role.SUPERVISOR:
        blocks.append(context(f"The candidate and their coach read this. {_NO_EVALUATION}"))
    return modal(CHANGES_FORM, "Ask for changes", "Send", blocks, about=f"{form.draft_id}:{form.version}")


def changes_form_message(form: ChangesForm) -> Message:
    """The button that opens the form, where no modal can be opened."""
    text = f"Which changes should {form.candidate.first_name} make?"
    value = f"{form.draft_id}:{form.version}"
    return Message(text, [section(escape(text)), actions([button("Ask for changes", CHANGES, value)])])


def approval_asked_message(asked: ApprovalAsked) -> Message:
    """That a goal waits for the reader's approval, without a word of what is in it."""
    text = approval_asked_words(asked.candidate.name)
    value = f"{asked.draft_id}:{asked.version}"
    below = [context(_NO_EVALUATION)] if asked.reader.role is Role.SUPERVISOR else []
    look = button("Look at it", VERSION, value, style="primary")
    return Message(text, [section(escape(text)), *below, actions([look])])


def approval_news_message(news: ApprovalNews) -> Message:
    """What was said of the candidate's goal, without a word of what is in it."""
    approved = news.approval.verdict is Verdict.APPROVED
    on_paper = news.by.role is not news.approval.role
    text = approval_news_words(news.by.name, approved=approved, on_paper=on_paper, newest=news.newest)
    value = f"{news.approval.draft_id}:{news.approval.version}"
    return Message(text, [section(escape(text)), actions([button("Look at it", VERSION, value)])])


def open_list_message(reply: OpenList) -> Message:
    """What is open to a supervisor, each with the way into it and without a word of what is in it."""
    blocks: list[Block] = list(sections(wrapped(escape(_list_head(reply)))))
    for line in reply.lines:
        value = f"{line.draft.draft_id}:{line.draft.version}"
        blocks += [
            *sections(wrapped(escape(_line_words(line, _kept_words(line), reply)))),
            actions([button("Look at it", VERSION, value)]),
        ]
    what = "IIP goals" if reply.kind is DraftKind.GOAL else "reflections"
    return Message(f"Here are the {what} that are open to you.", [*blocks, context(_NO_EVALUATION)])


def open_list_text(reply: OpenList) -> str:
    """The same in plain words."""
    titled = ((line, shorten(" ".join(line.title.split()), TITLE)) for line in reply.lines)
    return "\n\n".join(
        [_list_head(reply), *(_line_words(line, title, reply) for line, title in titled), _NO_EVALUATION]
    )


def _list_head(reply: OpenList) -> str:
    what = "IIP goals" if reply.kind is DraftKind.GOAL else "reflections"
    if not reply.lines:
        return f"Nobody shares {what} with you now. A candidate shares each with you themselves, and can take it back."
    return f"*{what[0].upper()}{what[1:]} that candidates share with you*"


def _kept_words(line: OpenLine) -> str:
    """Which one it is, without a word of what is in it: a message stays where it is."""
    return f"version {line.draft.version}, of {date_words(day_of(line.candidate, line.draft.written_at))}"


def _line_words(line: OpenLine, title: str, reply: OpenList) -> str:
    if line.approving is None:
        return f"*{line.candidate.name}*\n{title}"
    return f"*{line.candidate.name}*\n{title}\n{approving_words(line.approving, reader=reply.reader.role, mine=False)}"


def _is_unshared(shown: DraftShown) -> bool:
    """Whether the candidate has a supervisor whom they do not let see this version."""
    return shown.mine and shown.sharing is not None and shown.sharing.since is None


def _roles(roles: Sequence[Role], reader: Role, *, mine: bool) -> str:
    return " and ".join("you" if role is reader else role_words(role, HOUSE_WORDS, mine=mine) for role in roles)
