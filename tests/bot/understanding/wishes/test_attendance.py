import pytest

from bot.understanding.wishes.attendance import wants_attendance


@pytest.mark.parametrize(
    "text",
    [
        "attendance",
        "Record attendance",
        "please take attendance",
        "I'd like to record the attendance for last Monday",
        "Who was there?",
        "roll call",
    ],
)
def test_wishes_to_record_who_was_there(text: str) -> None:
    assert wants_attendance(text)


@pytest.mark.parametrize(
    "text",
    [
        "is attendance required?",
        "what is the attendance policy",
        "attendance was low today, 2 hours CPSEL session",
        "student attendance data",
        "",
    ],
)
def test_whatever_else_speaks_of_attendance(text: str) -> None:
    assert not wants_attendance(text)
