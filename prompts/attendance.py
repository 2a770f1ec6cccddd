"""The words around a program's own sessions: what is asked before one is recorded, and what people hear of it."""

from collections.abc import Mapping, Sequence

from prompts.rendering import render


def holiday_words(day: str, holiday: str) -> str:
    """What is asked about a session on a federal holiday."""
    return render("attendance_question", about="holiday", day=day, holiday=holiday)


def length_words(question: str) -> str:
    """What is asked about a session that is hardly that long."""
    return render("attendance_question", about="length", question=question)


def recorded_words(by: str | None, day: str) -> str:
    """What whoever records a session reads that is recorded already: by whom, and of which day."""
    return render("attendance_question", about="recorded", by=by, day=day)


def clash_words(kind: str, lines: Sequence[str]) -> str:
    """What is asked about those who have hours already; `kind` is `same` session or `other` hours."""
    return render("attendance_question", about=kind, lines=lines)


def receipt_words(done: str, session: str, *, present: int, of: int, names: Mapping[str, Sequence[str] | None]) -> str:
    """What stands now. `done` is `recorded`, `changed`, `same` or `undone`.

    `names` are those who were `absent`, who `keep` their own hours, who are `left_out`, and whose assignment is
    `missing`: that is None where nobody was asked.
    """
    return render("attendance_receipt", done=done, session=session, present=present, of=of, **names)


def untyped_words(labels: Sequence[str], recorders: Sequence[str]) -> str:
    """What the log form does not offer, and who records it."""
    return render("untyped", labels=labels, recorders=recorders)


def taught_line_words(
    state: str, *, label: str, who: str, day: str | None, known: Mapping[str, str | None], near: Sequence[str] = ()
) -> str:
    """What a candidate hears who types hours of a session of the program, by where those hours are.

    `known` is the `length` on record and by whom it was recorded (`recorded_by`), and the length that they `said` where
    that is another. `near` are the sessions nearest to a day without one.
    """
    return render("taught_line", state=state, label=label, who=who, day=day, near=near, **known)


def left_out_words(by: str, *, title: str, day: str, length: str, held: str | None, history: str) -> str:
    """For whom a session's hours cannot be added: `held` is what of theirs is in the way, None where the day is full.

    `history` is the command that shows what they have that day.
    """
    return render("attendance_left_out", by=by, title=title, day=day, length=length, held=held, history=history)


def claim_words(candidate: str, first_name: str, *, label: str, day: str, length: str | None, recorded: bool) -> str:
    """What whoever records attendance is asked, of a session that is recorded or not."""
    return render(
        "attendance_claim",
        candidate=candidate,
        first_name=first_name,
        label=label,
        day=day,
        length=length,
        recorded=recorded,
    )


def asked_words(who: str, *, label: str, day: str, first_time: bool) -> str:
    """What a candidate reads once those who record attendance are asked to add them."""
    return render("attendance_asked", who=who, label=label, day=day, first_time=first_time)


def settled_words(by: str, *, name: str | None, label: str, day: str, length: str | None, added: bool) -> str:
    """What became of a candidate's claim: for who settled it, with the candidate's `name`, else for the candidate."""
    return render("attendance_settled", by=by, name=name, label=label, day=day, length=length, added=added)
