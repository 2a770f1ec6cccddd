"""The buttons under what a sheet would record."""

import re
from collections.abc import Mapping
from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.listeners.entrance.carried import instant
from bot.listeners.entrance.doorway import Doorway
from bot.listeners.entrance.shapes import Payload
from bot.listeners.entrance.taps import Tap, key_of, on_tap
from bot.listeners.files.download import SharedFile, download
from bot.listeners.files.opening import Sender
from bot.services.desk import Desk
from bot.services.heard import Heard
from bot.services.sheets.replies import Imported, ImportUndone, SheetShown
from bot.services.sheets.undoing import UndoneImports
from bot.services.words import Words
from bot.views.blocks import plain_message
from bot.views.sheets.imports import MOST, NO_SHEET, READ_DATES, RECORD_SHEET, UNDO_SHEET, SheetChoice
from induction.people import Person
from induction.refused import Refused

OPEN_SHEET = "open_sheet"
"""The kind of the errand that opens a sheet anew, for a tap."""


def register(app: App, doorway: Doorway) -> None:
    """Listen to the taps that record the hours of a sheet, say how its dates are read, take it back or put it away.

    For the first two the file is opened anew, after the acknowledgement: nothing of it is kept meanwhile. A second tap
    records nothing and shows the same.
    """
    imports = doorway.desk.imports

    def on_choice(ack: Ack, body: Payload, action: Payload, respond: Respond) -> None:
        name, _, word = action["action_id"].partition(":")
        sender = Sender(body["user"]["id"], key_of(action), to=body["response_url"], in_place=True)
        wanted = {"file": action.get("value") or "", "word": word, "record": name == RECORD_SHEET}
        try:
            doorway.take(sender.delivery, sender.errand(OPEN_SHEET, wanted))
        except Refused as refused:
            respond(replace_original=False, **plain_message(refused.message).payload())
        ack()

    def undo(tap: Tap) -> ImportUndone:
        return UndoneImports(imports).undo(tap.person, instant(tap.value), now=tap.now)

    def put_away(_: Tap) -> Words:
        return Words("Put away. Nothing was recorded.")

    for button in (RECORD_SHEET, READ_DATES):
        app.action(re.compile(f"^{button}:"))(on_choice)
    on_tap(app, doorway, UNDO_SHEET, undo, refusing_beside=True)
    on_tap(app, doorway, NO_SHEET, put_away)


def read_sheet(desk: Desk, details: Mapping[str, Any], heard: Heard, client: WebClient) -> Imported | SheetShown:
    """What the tap on a sheet came to: it is recorded, or shown with its dates read as was said."""
    person, choice, imports = desk.known(heard), SheetChoice.read(details["word"]), desk.imports
    file = _own_file(client, details["file"], person)
    plan = imports.plan(person, download(client, file), dates=choice.dates, now=heard.now)
    name = str(file.get("name") or "the file")
    if not details["record"]:
        return imports.shown(person, plan, file=name, handle=details["file"])
    rows = plan.rows(apart=choice.apart, long_too=choice.long_too)
    if len(rows) > MOST:
        raise Refused("large_sheet", f"One tap records up to {MOST} entries. Please send the file in parts.")
    told = None if rows else imports.receipt(person, plan, file=name, now=heard.now)
    return told or imports.record(
        person, plan, file=name, skip_bad=True, apart=choice.apart, long_too=choice.long_too, now=heard.now
    )


def _own_file(client: WebClient, file_id: str, person: Person) -> SharedFile:
    """The file as Slack describes it; Refused where it is gone, or somebody else shared it."""
    try:
        file: SharedFile = client.files_info(file=file_id)["file"]
    except SlackApiError as error:
        raise Refused("file_gone", "That file is no longer in Slack. Please send it again.") from error
    if file.get("user") != person.slack_id:
        raise Refused("not_your_file", "Somebody else shared that file. Please send it yourself.")
    return file
