"""A refusal, shown in the page to whoever would have seen what was refused."""

from bot.workspace.identity import BOT_USER_ID, Channel
from bot.workspace.messages import Content, Kind
from bot.workspace.web_api.errors import SlackError
from bot.workspace.web_api.requests import Call


def words_of(error: SlackError, did: str) -> str:
    """The sentence that people read about a refusal; `did` says what the companion did."""
    where = f" {'; '.join(error.messages)}" if error.messages else ""
    return f"The companion {did}, and Slack would refuse it: {error.code}.{where}"


def show_refusal(call: Call, method: str, error: SlackError) -> None:
    """Tell whoever would have seen it: the channel of a message, or the person of a view."""
    words = words_of(error, f"called {method}")
    channel, person_id = _channel(call), _person(call)
    if channel is not None:
        last = call.state.messages(channel.id)[-1:]
        if any(line.content.text == words for line in last):
            return  # an event that is delivered again is refused again
        call.state.post(channel.id, BOT_USER_ID, Content(words), only_for=person_id, kind=Kind.FAILURE)
    elif person_id is not None:
        call.state.tell(person_id, words)


def _channel(call: Call) -> Channel | None:
    try:
        return call.channel()
    except SlackError:
        return None


def _person(call: Call) -> str | None:
    """The one person whom the call is about: named, or found by the trigger or the view."""
    named = call.optional("user") or call.optional("user_id")
    if named is None and (trigger_id := call.optional("trigger_id")):
        named = call.triggers.owner(trigger_id)
    if named is None and (view_id := call.optional("view_id")):
        view = call.state.views.find(view_id)
        named = view.person_id if view else None
    return named if named in call.state.people else None
