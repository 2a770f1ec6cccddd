"""The words beside a packet, and those that come instead of it."""

from bot.services.verification.packets import PacketFile
from bot.views.blocks import Message, plain_message
from induction.people import Person


def packet_message(made: PacketFile, reader: Person) -> Message:
    """Whose packet it is, and that it holds what its reader may see."""
    whose = "your packet" if made.candidate.id == reader.id else f"the packet of {made.candidate.name}"
    return plain_message(f"Here is {whose}. It holds what you may see: think of that before you hand it on.")


def no_packet_message(made: PacketFile) -> Message:
    """What to do where the workspace lets the companion hand over no file."""
    return plain_message(
        f"The packet of {made.candidate.name} is ready, but this workspace lets me hand over no file. Whoever runs me "
        "can change that: `companion doctor` says which permission is missing."
    )
