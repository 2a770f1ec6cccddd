"""The words beside a file with hours, and those that come instead of it."""

from bot.services.sheets.exports import ExportFile, FileKind
from bot.views.blocks import Message, plain_message
from induction.people import Person


def exported_message(made: ExportFile) -> Message:
    """What is in the file, and what it is not."""
    lines = "1 line" if made.entries == 1 else f"{made.entries:,} lines"
    mark = "" if made.of_record else " It is not the system of record: what counts is what the program keeps elsewhere."
    return plain_message(
        f"Here is the file ({made.title}): {lines} of hours, also what was corrected or taken out. It can be imported "
        f"again, and nothing in it counts twice.{mark}"
    )


def no_file_message(made: ExportFile, reader: Person, kind: FileKind) -> Message:
    """How to get the file where the workspace lets the companion hand over none."""
    return plain_message(
        f"The file ({made.title}) is ready, but this workspace lets me hand over no file. Whoever runs me gets it "
        f"with `companion hours export --as {reader.email} --to hours.{kind.value}`, and `companion doctor` "
        "says which permission is missing."
    )


def left_out_words(made: ExportFile) -> str:
    """How many lines are not in the file, and why."""
    parts = ((made.others, "of a kind that such a file does not hold"), (made.past, "corrected or taken out"))
    return ", ".join(f"{count:,} {'line' if count == 1 else 'lines'} {why}" for count, why in parts if count)
