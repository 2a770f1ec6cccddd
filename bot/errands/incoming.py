"""Work that comes in from Slack and takes long, by kind of errand: who sent it is answered when it is done."""

from collections.abc import Mapping

from slack_sdk import WebClient

from bot.companion import Companion
from bot.errands.sending.outgoing import Composer
from bot.listeners.evidence.saving import KEEP_FILE, keep_file
from bot.listeners.files.imports import OPEN_SHEET, read_sheet
from bot.listeners.files.opening import Opening
from bot.listeners.files.shared import OPEN_FILES, read_files


def incoming(companion: Companion, client: WebClient) -> Mapping[str, Composer]:
    """Every kind of such work, with what does it. It sends nothing itself, and leaves its answers in the outbox."""
    doorway = companion.doorway
    return {
        OPEN_FILES: Opening(doorway, client, read_files).compose,
        KEEP_FILE: Opening(doorway, client, keep_file).compose,
        OPEN_SHEET: Opening(doorway, client, read_sheet).compose,
    }
