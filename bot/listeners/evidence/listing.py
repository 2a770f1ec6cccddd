"""The buttons of the list of evidence: all of it, what could serve for a gap, and the file of an artifact."""

from slack_bolt import App

from bot.listeners.entrance.carried import number
from bot.listeners.entrance.doorway import Doorway
from bot.listeners.entrance.taps import Tap, on_tap
from bot.services.evidence.replies import EvidenceFound, EvidenceList
from bot.services.words import Words
from bot.views.evidence.listing import EVIDENCE_FILE, FIND_EVIDENCE, SHOW_EVIDENCE


def register(app: App, doorway: Doorway) -> None:
    """Listen to the buttons that show something in the place of their message."""
    evidence, finder = doorway.desk.evidence, doorway.desk.evidence_finder

    def show_all(tap: Tap) -> EvidenceList:
        return evidence.listed(tap.person, None, now=tap.now)

    def find(tap: Tap) -> EvidenceFound:
        return finder.possible(tap.person, number(tap.value), now=tap.now)

    def send_file(tap: Tap) -> Words:
        return evidence.ask_file(tap.person, number(tap.value), source=tap.key, now=tap.now)

    on_tap(app, doorway, SHOW_EVIDENCE, show_all, refusing_beside=True)
    on_tap(app, doorway, FIND_EVIDENCE, find, refusing_beside=True)
    on_tap(app, doorway, EVIDENCE_FILE, send_file, refusing_beside=True)
