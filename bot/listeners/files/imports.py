"""The buttons under what a sheet would record."""

import re

from slack_bolt import App
from slack_sdk.errors import SlackApiError

from bot.listeners.entrance.carried import instant
from bot.listeners.entrance.doorway import Doorway
from bot.listeners.entrance.taps import Tap, on_tap
from bot.listeners.files.download import SharedFile, download
from bot.services.sheets.replies import Imported, ImportUndone, SheetShown
from bot.services.sheets.undoing import UndoneImports
from bot.services.words import Words
from bot.views.sheets.imports import MOST, NO_SHEET, READ_DATES, RECORD_SHEET, UNDO_SHEET, SheetChoice
from induction.refused import Refused


def register(app: App, doorway: Doorway) -> None:
    """Listen to the taps that record the hours of a sheet, say how its dates are read, take it back or put it away.

    The file is opened anew for it: nothing of it is kept meanwhile. A second tap records nothing and shows the same.
    """
    imports = doorway.desk.imports

    def record(tap: Tap) -> Imported:
        file, choice = _own_file(app, tap), SheetChoice.read(tap.word)
        plan = imports.plan(tap.person, download(app.client, file), dates=choice.dates, now=tap.now)
        rows = plan.rows(apart=choice.apart, long_too=choice.long_too)
        if len(rows) > MOST:
            raise Refused("large_sheet", f"One tap records up to {MOST} entries. Please send the file in parts.")
        name = _name(file)
        told = None if rows else imports.receipt(tap.person, plan, file=name, now=tap.now)
        return told or imports.record(
            tap.person, plan, file=name, skip_bad=True, apart=choice.apart, long_too=choice.long_too, now=tap.now
        )

    def read_dates(tap: Tap) -> SheetShown:
        file, choice = _own_file(app, tap), SheetChoice.read(tap.word)
        plan = imports.plan(tap.person, download(app.client, file), dates=choice.dates, now=tap.now)
        return imports.shown(tap.person, plan, file=_name(file), handle=tap.value)

    def undo(tap: Tap) -> ImportUndone:
        return UndoneImports(imports).undo(tap.person, instant(tap.value), now=tap.now)

    def put_away(_: Tap) -> Words:
        return Words("Put away. Nothing was recorded.")

    on_tap(app, doorway, re.compile(f"^{RECORD_SHEET}:"), record, refusing_beside=True)
    on_tap(app, doorway, re.compile(f"^{READ_DATES}:"), read_dates, refusing_beside=True)
    on_tap(app, doorway, UNDO_SHEET, undo, refusing_beside=True)
    on_tap(app, doorway, NO_SHEET, put_away)


def _name(file: SharedFile) -> str:
    return str(file.get("name") or "the file")


def _own_file(app: App, tap: Tap) -> SharedFile:
    """The file as Slack describes it; Refused where it is gone, or somebody else shared it."""
    try:
        file: SharedFile = app.client.files_info(file=tap.value)["file"]
    except SlackApiError as error:
        raise Refused("file_gone", "That file is no longer in Slack. Please send it again.") from error
    if file.get("user") != tap.person.slack_id:
        raise Refused("not_your_file", "Somebody else shared that file. Please send it yourself.")
    return file
