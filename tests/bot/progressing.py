"""What stands behind the first screen of `/casc progress`."""

from tests.bot.dialog import Dialog, buttons, shown


def everything(dialog: Dialog, user: str, said: str = "progress") -> str:
    """All the words behind the button Everything."""
    dialog.act_on(user, buttons(dialog.command(user, said))["Everything"])
    return shown(dialog.slack.sent("chat.postMessage")[-1])
