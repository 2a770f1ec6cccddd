"""The buttons under the preview of the weekly post, and its forms."""

from collections.abc import Mapping
from datetime import date, datetime

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.listeners.entrance.carried import carried, read
from bot.listeners.entrance.doorway import Doorway
from bot.listeners.entrance.forms import Submission, present, register_form
from bot.listeners.entrance.shapes import Payload
from bot.listeners.entrance.taps import Tap, on_tap
from bot.services.cohort.post_settings import break_of
from bot.services.cohort.replies import PostEditForm, PostSettingsForm, WeeklyPosted, WeeklyPreview
from bot.services.cohort.weekly import Weekly
from bot.services.words import Words
from bot.views.weekly import (
    AGAIN,
    COHORT,
    EDIT,
    FOUND,
    GO_ON,
    NOT_NOW,
    OTHER_WEEK,
    PAUSE,
    SEND,
    SEND_HERE,
    SETTINGS,
    UNEDIT,
    read_carried,
)
from bot.views.weekly_forms import (
    AT,
    BREAK_FIRST,
    BREAK_LAST,
    BREAK_TITLE,
    CHANNEL,
    EDIT_FORM,
    NEWSLETTER_LINK,
    OTHER_ZONE,
    REMOVED,
    SETTINGS_FORM,
    WORDS,
    settings_filled,
)
from induction.packs.reminding import SchoolBreak
from induction.people import Person
from storage.reminding.posts import PostingChange

EDIT_FIELDS = {WORDS: ("no_words", "personal")}
SETTINGS_FIELDS = {
    AT: ("bad_hour",),
    OTHER_ZONE: ("unknown_zone",),
    CHANNEL: ("no_channel",),
    NEWSLETTER_LINK: ("bad_link",),
    BREAK_LAST: ("bad_break",),
}
"""The rules that are shown at each field."""


def register(app: App, doorway: Doorway) -> None:
    """Listen to the choice of a cohort, to what is done about the post, and to its forms."""
    _register_sending(app, doorway)
    _register_changing(app, doorway)
    _register_forms(app, doorway)


def _register_sending(app: App, doorway: Doorway) -> None:
    weekly = doorway.desk.weekly

    def choose(tap: Tap) -> WeeklyPreview:
        return weekly.preview(tap.person, tap.chosen, here=tap.channel, now=tap.now)

    def send(tap: Tap) -> WeeklyPosted:
        cohort, on, channel = carried(read_carried, tap.value)
        return weekly.post(tap.person, cohort, channel, on=on, now=tap.now)

    def again(tap: Tap) -> WeeklyPosted:
        cohort, on, held = carried(read_carried, tap.value)
        return weekly.again(tap.person, cohort, held, on=on, now=tap.now)

    def found(tap: Tap) -> WeeklyPreview:
        cohort, on, _ = carried(read_carried, tap.value)
        weekly.found(tap.person, cohort, on=on, now=tap.now)
        return weekly.preview(tap.person, cohort, on=on, now=tap.now)

    def put_away(_: Tap) -> Words:
        return Words("Put away. Nothing was posted.")

    for action_id, answer in ((COHORT, choose), (SEND, send), (SEND_HERE, send), (NOT_NOW, put_away)):
        on_tap(app, doorway, action_id, answer)
    on_tap(app, doorway, AGAIN, again)
    on_tap(app, doorway, FOUND, found)


def _register_changing(app: App, doorway: Doorway) -> None:
    weekly = doorway.desk.weekly

    def shown(tap: Tap) -> WeeklyPreview:
        return _shown(weekly, tap.person, tap.value, now=tap.now)

    def pause(tap: Tap) -> WeeklyPreview:
        weekly.settings.pause(tap.person, carried(read_carried, tap.value)[0], now=tap.now)
        return shown(tap)

    def go_on(tap: Tap) -> WeeklyPreview:
        weekly.settings.go_on(tap.person, carried(read_carried, tap.value)[0], now=tap.now)
        return shown(tap)

    def unedit(tap: Tap) -> WeeklyPreview:
        cohort, on, _ = carried(read_carried, tap.value)
        weekly.edits.take_back(tap.person, cohort, on, now=tap.now)
        return shown(tap)

    for action_id, answer in ((OTHER_WEEK, shown), (PAUSE, pause), (GO_ON, go_on), (UNEDIT, unedit)):
        on_tap(app, doorway, action_id, answer)


def _register_forms(app: App, doorway: Doorway) -> None:
    weekly = doorway.desk.weekly

    @app.action(EDIT)
    def on_edit(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        value = action.get("value") or ""

        def asked(person: Person, _: datetime) -> PostEditForm:
            cohort, on, here = carried(read_carried, value)
            return weekly.edits.form(person, cohort, on, here=here or None)

        present(doorway, body, client, asked, replaces=True)
        ack()

    @app.action(SETTINGS)
    def on_settings(ack: Ack, body: Payload, action: Payload, client: WebClient) -> None:
        value = action.get("value") or ""

        def asked(person: Person, now: datetime) -> PostSettingsForm:
            cohort, on, here = carried(read_carried, value)
            return weekly.settings.form(person, cohort, on=on, here=here or None, now=now)

        present(doorway, body, client, asked, replaces=True)
        ack()

    def edited(told: Submission) -> WeeklyPreview:
        cohort, on, _ = carried(read_carried, told.about)
        weekly.edits.save(told.person, cohort, on, told.values.get(WORDS, ""), now=told.now)
        return _shown(weekly, told.person, told.about, now=told.now)

    def changed(told: Submission) -> WeeklyPreview:
        cohort, _, _ = carried(read_carried, told.about)
        weekly.settings.change(told.person, cohort, _change(told), now=told.now)
        return _shown(weekly, told.person, told.about, now=told.now)

    register_form(app, doorway, EDIT_FORM, edited, EDIT_FIELDS)
    register_form(app, doorway, SETTINGS_FORM, changed, SETTINGS_FIELDS, own_record=True)


def _shown(weekly: Weekly, person: Person, about: str, *, now: datetime) -> WeeklyPreview:
    cohort, on, here = carried(read_carried, about)
    return weekly.preview(person, cohort, on=on, here=here or None, now=now)


def _change(told: Submission) -> PostingChange:
    values = told.values
    removed = [int(one) for one in values.get(REMOVED, "").split(",") if one.isdecimal()]
    return PostingChange(settings_filled(values), values.get(CHANNEL), _added(values), removed)


def _added(values: Mapping[str, str]) -> tuple[SchoolBreak, ...]:
    first, last = (read(date.fromisoformat, values.get(name)) for name in (BREAK_FIRST, BREAK_LAST))
    if first is None and last is None and BREAK_TITLE not in values:
        return ()
    return (break_of(values.get(BREAK_TITLE), first, last),)
