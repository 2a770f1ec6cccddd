"""A cohort with its instructor, for tests about the program's own sessions; today is Wednesday, November 18, 2026."""

from datetime import date

from bot.companion import Companion
from induction.hours import LedgerEntry
from induction.people import Person, Role
from induction.roster import RosterLine
from tests.bot.conftest import NOW, ROSTER, line
from tests.bot.dialog import View

COHORT = "usc-2026"
SESSION_3, SESSION_2 = "date:session.3@1", "date:session.2@1"


def bring_in_the_cohort(companion: Companion, *more: RosterLine) -> None:
    """Dana, Theo and Jordan in one cohort, and Noor, who teaches them."""
    usc = [one.model_copy(update={"cohort": COHORT}) for one in ROSTER if one.role is Role.CANDIDATE and one.coach]
    noor = line("Noor Haddad", Role.INSTRUCTOR, "usc", "UNOOR")
    companion.records.write_roster([noor, *usc, *more], today=date(2026, 8, 17), now=NOW)


def person(companion: Companion, name: str) -> Person:
    found = companion.records.person_by_email(f"{name}@school.example")
    assert found is not None
    return found


def counting(companion: Companion, name: str) -> list[LedgerEntry]:
    entries = companion.records.entries_of([person(companion, name).id])
    return [entry for entry in entries if entry.counts]


def options(view: View, field: str) -> list[str]:
    """What can be chosen in a field of the form."""
    [element] = [block["element"] for block in view["blocks"] if named(block) == field]
    return [one["text"]["text"] for one in element["options"]]


def initially(view: View) -> dict[str, object]:
    """What stands in each field of the form when it opens."""
    found = {}
    for block in view["blocks"]:
        if block["type"] == "input":
            element = block["element"]
            chosen = element.get("initial_option") or {}
            several = [one["text"]["text"] for one in element.get("initial_options", ())]
            kept = [element.get(f"initial_{name}") for name in ("value", "date", "time")]
            texts = [chosen.get("text", {}).get("text"), several or None, *kept]
            found[named(block)] = next((one for one in texts if one is not None), None)
    return found


def named(block: dict[str, object]) -> str:
    return str(block.get("block_id", "")).partition("#")[0]


def words(view: View) -> str:
    return "\n".join(block["text"]["text"] for block in view["blocks"] if block["type"] == "section")
