"""The App Home: opened, and the buttons on it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.errands.sending.outgoing import Outgoing
from bot.listeners.entrance.carried import number
from bot.listeners.entrance.doorway import Doorway, settled
from bot.listeners.entrance.forms import Submission, present, register_form, show
from bot.listeners.entrance.publishing import publish, refresher
from bot.listeners.entrance.shapes import Payload
from bot.services.asking.replies import AskForm
from bot.services.confirming.replies import DisputeForm
from bot.services.heard import Heard
from bot.services.ledger.replies import LogForm
from bot.services.replies import Reply
from bot.services.sharing.replies import ShareList
from bot.services.words import Words
from bot.views.asking.form import ASK_FORM, QUESTION
from bot.views.home import ASK, PROGRESS
from bot.views.home_waiting import ASK_AGAIN, CONFIRM, CORRECT, DOUBT, DRAFT, SHARED, TAKE_OUT, UPHOLD
from bot.views.messages import message
from bot.views.windows import window_of
from induction.people import Person

IN_MESSAGES = "I have sent it to you in Messages, with the buttons to keep or change it."


@dataclass(frozen=True)
class Pressed:
    """One press of a button on the Home: who and when, what the button carries, and Slack's own mark of the press."""

    person: Person
    slack_id: str
    value: str
    mark: str
    now: datetime

    @property
    def entry_ids(self) -> Sequence[int]:
        """The entries that the button is about."""
        return [number(entry) for entry in self.value.split(",")]

    @property
    def entry_id(self) -> int:
        """The one entry that the button is about."""
        return self.entry_ids[0]


Asked = Callable[[Doorway, Pressed], Reply]
Done = Callable[[Doorway, Pressed], None]


def register(app: App, doorway: Doorway) -> None:
    """Listen to the Home being opened, to its buttons, and to the question asked from it."""

    @app.event("app_home_opened")
    def on_home_opened(event: Payload, client: WebClient) -> None:
        if event.get("tab", "home") == "home":
            publish(doorway, client, event["user"])

    opening: Mapping[str, Asked] = {
        ASK: _ask,
        PROGRESS: _progress,
        DOUBT: _doubt,
        DRAFT: _draft,
        CORRECT: _correct,
        SHARED: _shared,
    }
    for action_id, ask in opening.items():
        _opens(app, doorway, action_id, ask)
    doing: Mapping[str, Done] = {CONFIRM: _confirm, TAKE_OUT: _take_out, UPHOLD: _uphold, ASK_AGAIN: _ask_again}
    for action_id, do in doing.items():
        app.action(action_id)(ack=_doing(doorway, do), lazy=[refresher(doorway)])

    def submit(told: Submission) -> Reply:
        question = told.values.get(QUESTION, "")
        return doorway.desk.command(Heard(f"ask {question}", told.person, told.key, told.now))

    register_form(app, doorway, ASK_FORM, submit, {QUESTION: ("empty_question", "too_much")})


def _opens(app: App, doorway: Doorway, action_id: str, ask: Asked) -> None:
    """Listen to a button that opens a form, or something to read."""

    @app.action(action_id)
    def on_press(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        def asked(person: Person, now: datetime) -> Reply:
            return ask(doorway, _pressed(person, body, action, now))

        present(doorway, body, client, asked)
        ack()


def _ask(_doorway: Doorway, _press: Pressed) -> AskForm:
    return AskForm()


def _progress(doorway: Doorway, press: Pressed) -> Reply:
    return doorway.desk.standings.of(press.person, None, now=press.now)


def _doubt(doorway: Doorway, press: Pressed) -> DisputeForm:
    return doorway.desk.confirmations.doubt(press.person, press.entry_id, [press.entry_id], now=press.now)


def _correct(doorway: Doorway, press: Pressed) -> LogForm:
    return doorway.desk.log_forms.of_entry(press.person, press.entry_id, now=press.now)


def _draft(doorway: Doorway, press: Pressed) -> Reply:
    """Where the draft is now: its buttons work on a message, which a Home has none of; or what a window shows."""
    draft_id, _, version = press.value.partition(":")
    shown = doorway.desk.drafts.opened(
        press.person, draft_id, version=number(version) if version else None, now=press.now
    )
    if window_of(shown):
        return shown
    doorway.answer(f"press:{DRAFT}:{press.mark}", [Outgoing(message(shown), to=press.slack_id)])
    return Words(IN_MESSAGES)


def _shared(doorway: Doorway, press: Pressed) -> ShareList:
    """What is shared, in a window: a message with its titles would be there still when it is taken back."""
    return doorway.desk.sharing.listed(press.person)


def _confirm(doorway: Doorway, press: Pressed) -> None:
    doorway.desk.confirmations.confirm(press.person, press.entry_ids, now=press.now)


def _take_out(doorway: Doorway, press: Pressed) -> None:
    doorway.desk.disputes.take_out(press.person, press.entry_id, now=press.now)


def _uphold(doorway: Doorway, press: Pressed) -> None:
    doorway.desk.disputes.uphold(press.person, press.entry_id, now=press.now)


def _ask_again(doorway: Doorway, press: Pressed) -> None:
    doorway.desk.confirmations.ask_again(press.person, press.entry_id, now=press.now)


def _doing(doorway: Doorway, do: Done) -> Callable[..., None]:
    """A listener that does what a button says, once; the Home that follows shows what came of it."""

    def on_press(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        def done() -> None:
            heard = doorway.heard(body["user"]["id"], "", action["action_ts"], client)
            press = _pressed(doorway.desk.known(heard), body, action, heard.now)
            doorway.viewers.look(press.slack_id, press.person, press.now)
            do(doorway, press)

        refused = settled(done)
        if refused is not None:
            show(refused, body, client)
        ack()

    return on_press


def _pressed(person: Person, body: Payload, action: Payload, now: datetime) -> Pressed:
    return Pressed(person, body["user"]["id"], action.get("value") or "", action["action_ts"], now)
