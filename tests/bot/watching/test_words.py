"""A walk through what people do, with words and names planted everywhere: whoever watches sees none of them."""

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from urllib.parse import parse_qsl

import pytest
from slack_bolt import Ack, BoltResponse

from bot.commands.logged import logged
from bot.companion import Companion
from bot.serving import answered
from bot.settings import LogForm
from bot.watching.lines import Lines
from bot.watching.watch import Several, Watch
from storage.errands import Errand
from tests.bot.conftest import NOW, ROSTER
from tests.bot.dialog import SECRET, Dialog, buttons
from tests.bot.slack_stub import SlackStub
from tests.bot.watching import extra

PLANTED = ("zanzibar", "quokka", "marzipan", "xylophone", "ocelot", "gazebo")
"""What is typed. No program's documents and no code has these words."""

NAMES = tuple(
    part
    for one in ROSTER
    for part in (one.email, one.slack_id, *one.name.split())
    if part is not None and part not in {"Park", "Bell"}  # short enough to be part of another word
)
ADDRESSES = ("@school.example", "example.org/secret")


class WatchedDialog(Dialog):
    """A dialog that comes in as a server takes it in, before the eyes of a watch."""

    def __init__(self, companion: Companion, slack: SlackStub, watch: Watch) -> None:
        super().__init__(replace(companion, watch=watch), slack)
        self._watch_ = watch

        @self.app.command("/broken")
        def on_broken(ack: Ack, body: dict[str, str]) -> None:
            ack()
            raise ValueError(f"{body['text']} of Dana Whitfield")

    def _dispatch(self, body: str, content_type: str, secret: str = SECRET) -> BoltResponse:
        if secret != SECRET:
            return super()._dispatch(body, content_type, secret)
        fields = json.loads(body) if content_type == "application/json" else dict(parse_qsl(body))
        payload = json.loads(fields["payload"]) if "payload" in fields else fields
        return answered(self.app, payload, self._watch_)

    def broken(self, user: str, text: str) -> BoltResponse:
        """A command that breaks."""
        fields = {"command": "/broken", "text": text, "user_id": user, "trigger_id": "T9", "channel_id": "C1"}
        return answered(self.app, fields, self._watch_)


def walk(dialog: WatchedDialog, companion: Companion) -> None:
    """What people do in a day, with planted words in all that they type, and what goes wrong with it."""
    say = dialog.direct
    dialog.press("UDANA", buttons(dialog.command("UDANA", "log 90 min coaching yesterday, zanzibar visit"))["Record"])
    dialog.command("UDANA", "log 90 min coaching yesterday, zanzibar visit")
    dialog.command("UDANA", "log 25 hours coaching yesterday, quokka")
    dialog.command("UDANA", "ask how many PL hours for a quokka?")
    dialog.command("UDANA", "marzipan")
    dialog.command("UNOBODY", "progress xylophone")
    dialog.command("UMARCUS", "log 60 min coaching with Dana Whitfield and ocelot@school.example")
    dialog.command("UMARCUS", "progress Jordan Reyes")
    dialog.command("UDANA", "goal I want a gazebo for my xylophone teachers")
    dialog.command("UDANA", "reflect The marzipan meeting with dana@school.example went badly")
    say("UDANA", "what does the handbook say about the ocelot?")
    say("UTHEO", "45 min coaching with Marcus yesterday, quokka and https://example.org/secret")
    say("UTHEO", "my student Zanzibar told me that she is beaten at home")
    dialog.mention("UTHEO", "how many hours has Jordan Reyes, the gazebo?")
    form = dialog.shortcut("UDANA", "log_hours")
    dialog.submit("UDANA", form, "V9", log_what="coaching", log_length="marzipan")
    dialog.home("UDANA")
    dialog.broken("UDANA", "xylophone")
    for method in ("chat.postMessage", "views.open", "views.publish"):
        dialog.slack.refuses_method[method] = "channel_not_found"
    say("UDANA", "how many PL hours for a quokka?")
    dialog.slack.refuses_method.clear()
    companion.records.errands.add([Errand("reply:1:0", "reply", {"text": "gazebo", "to": "UDANA"})], now=NOW)
    dialog.sweep()
    dialog.settle()


@contextmanager
def written(form: LogForm) -> Iterator[list[str]]:
    """The lines that are logged in this form meanwhile, by everybody and in all that they have to say."""
    found, stream = [], io.StringIO()
    with pytest.MonkeyPatch.context() as standard:
        standard.setattr("sys.stderr", stream)
        with logged(form):
            yield found
    found += stream.getvalue().splitlines()


def assert_wordless(told: str) -> None:
    lower = told.lower()
    assert [word for word in (*PLANTED, *map(str.lower, NAMES), *ADDRESSES) if word in lower] == []


@pytest.mark.slow
@pytest.mark.parametrize("form", LogForm)
def test_no_word_and_no_name_is_in_the_log(companion: Companion, slack: SlackStub, form: LogForm) -> None:
    with written(form) as lines:
        walk(WatchedDialog(companion, slack, Lines()), companion)
    assert any("unhandled error" in line for line in lines)
    assert any("is held" in line for line in lines)
    assert_wordless("\n".join(lines))


@pytest.mark.slow
def test_a_log_for_programs_is_one_object_a_line_and_tells_what_was_done(
    companion: Companion, slack: SlackStub
) -> None:
    with written(LogForm.JSON) as lines:
        walk(WatchedDialog(companion, slack, Lines()), companion)
    told = [json.loads(line) for line in lines]
    assert all({"time", "level", "room", "event"} <= set(one) for one in told)
    deliveries = {(one["kind"], one["feature"], one["outcome"]) for one in told if one["event"] == "delivery"}
    assert {
        ("command", "log", "done"),
        ("command", "progress", "refused"),
        ("command", "sentence", "fault"),
        ("event", "message", "done"),
        ("form", "log_form", "refused"),
    } <= deliveries
    assert all(isinstance(one["took_ms"], int) for one in told if one["event"] == "delivery")
    assert {one["errand"] for one in told if "is held" in one["event"]} == {"reply", "trouble"}


@pytest.mark.slow
def test_no_word_and_no_name_is_in_the_figures_and_in_the_traces(companion: Companion, slack: SlackStub) -> None:
    extra.prometheus()
    extra.opentelemetry()
    from opentelemetry.sdk.trace.export import SimpleSpanProcessor  # noqa: PLC0415 - the extra's packages
    from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter  # noqa: PLC0415 - the same

    from bot.watching.metrics import Metrics  # noqa: PLC0415 - the same
    from bot.watching.traces import Traces  # noqa: PLC0415 - the same

    kept = InMemorySpanExporter()
    metrics, traces = Metrics(), Traces(SimpleSpanProcessor(kept))
    walk(WatchedDialog(companion, slack, Several([metrics, traces])), companion)
    page = metrics.page(lambda: companion.records.queue.at(NOW)).content.decode()
    assert 'companion_acknowledgement_seconds_count{outcome="refused",type="command"}' in page
    assert {span.name for span in kept.get_finished_spans()} == {"delivery"}
    assert_wordless(page)
    assert_wordless("\n".join(span.to_json() for span in kept.get_finished_spans()))
