"""The buttons under the preview of the weekly post."""

from slack_bolt import App

from bot.listeners.entrance.carried import carried
from bot.listeners.entrance.doorway import Doorway
from bot.listeners.entrance.taps import Tap, on_tap
from bot.services.cohort.replies import WeeklyPosted, WeeklyPreview
from bot.services.words import Words
from bot.views.weekly import COHORT, NOT_NOW, SEND, SEND_HERE, read_carried


def register(app: App, doorway: Doorway) -> None:
    """Listen to the choice of a cohort, and to the tap that sends the post or puts it away."""
    weekly = doorway.desk.weekly

    def choose(tap: Tap) -> WeeklyPreview:
        return weekly.preview(tap.person, tap.chosen, here=tap.channel, now=tap.now)

    def send(tap: Tap) -> WeeklyPosted:
        cohort, on, channel = carried(read_carried, tap.value)
        return weekly.post(tap.person, cohort, channel, on=on, now=tap.now)

    def put_away(_: Tap) -> Words:
        return Words("Put away. Nothing was posted.")

    for action_id, answer in ((COHORT, choose), (SEND, send), (SEND_HERE, send), (NOT_NOW, put_away)):
        on_tap(app, doorway, action_id, answer)
