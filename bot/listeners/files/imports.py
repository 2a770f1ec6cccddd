"""The buttons under what a sheet would record."""

from slack_bolt import App
from slack_sdk.errors import SlackApiError

from bot.listeners.entrance.doorway import Doorway
from bot.listeners.entrance.taps import Tap, on_tap
from bot.listeners.files.download import SharedFile, download
from bot.services.sheets.replies import Imported
from bot.services.words import Words
from bot.views.sheets.imports import MOST, NO_SHEET, RECORD_APART, RECORD_SHEET
from induction.refused import Refused


def register(app: App, doorway: Doorway) -> None:
    """Listen to the tap that records the hours of a sheet, or puts it away.

    The file is opened anew for it: nothing of it is kept meanwhile. A second tap records nothing.
    """
    imports = doorway.desk.imports

    def record(tap: Tap, *, apart: bool) -> Imported:
        file = _own_file(app, tap)
        plan = imports.plan(tap.person, download(app.client, file), now=tap.now)
        if len(plan.new) + len(plan.doubtful) > MOST:
            raise Refused("large_sheet", f"One tap records up to {MOST} entries. Please send the file in parts.")
        name = str(file.get("name") or "the file")
        return imports.record(tap.person, plan, file=name, skip_bad=True, apart=apart, now=tap.now)

    def put_away(_: Tap) -> Words:
        return Words("Put away. Nothing was recorded.")

    on_tap(app, doorway, RECORD_SHEET, lambda tap: record(tap, apart=False), refusing_beside=True)
    on_tap(app, doorway, RECORD_APART, lambda tap: record(tap, apart=True), refusing_beside=True)
    on_tap(app, doorway, NO_SHEET, put_away)


def _own_file(app: App, tap: Tap) -> SharedFile:
    """The file as Slack describes it; Refused where it is gone, or somebody else shared it."""
    try:
        file: SharedFile = app.client.files_info(file=tap.value)["file"]
    except SlackApiError as error:
        raise Refused("file_gone", "That file is no longer in Slack. Please send it again.") from error
    if file.get("user") != tap.person.slack_id:
        raise Refused("not_your_file", "Somebody else shared that file. Please send it yourself.")
    return file
