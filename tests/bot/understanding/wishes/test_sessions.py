import pytest

from bot.understanding.wishes.sessions import SessionWish, Wanted, session_command, session_wish

CLOSE, READ, ITEMS = Wanted.CLOSE, Wanted.READ, Wanted.ITEMS


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("close session", SessionWish(CLOSE)),
        ("Close a session with Dana", SessionWish(CLOSE, "Dana")),
        ("close my session with  Dana Whitfield.", SessionWish(CLOSE, "Dana Whitfield")),
        ("please wrap up today's coaching session for Theo", SessionWish(CLOSE, "Theo")),
        ("I want to close the session: Dana", SessionWish(CLOSE, "Dana")),
        ("my action items", SessionWish(ITEMS)),
        ("what are my open action items?", SessionWish(ITEMS)),
        ("Action items", SessionWish(ITEMS)),
        ("show me my coaching notes", SessionWish(READ)),
        ("session notes with Dana", SessionWish(READ, "Dana")),
        ("my past coaching sessions", SessionWish(READ)),
    ],
)
def test_a_sentence_wants_something_of_sessions(said: str, wish: SessionWish) -> None:
    assert session_wish(said) == session_command(said) == wish


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("session", SessionWish(CLOSE)),
        ("session Dana", SessionWish(CLOSE, "Dana")),
        ("session with Dana", SessionWish(CLOSE, "Dana")),
        ("close Dana", SessionWish(CLOSE, "Dana")),
        ("close", SessionWish(CLOSE)),
        ("sessions", SessionWish(READ)),
        ("sessions Dana Whitfield", SessionWish(READ, "Dana Whitfield")),
        ("items", SessionWish(ITEMS)),
        ("my items", SessionWish(ITEMS)),
    ],
)
def test_a_command_needs_fewer_words(said: str, wish: SessionWish) -> None:
    assert session_command(said) == wish
    assert session_wish(said) is None


@pytest.mark.parametrize(
    "said",
    [
        "",
        "90 min coaching session with Dana yesterday",
        "session 45 min with Dana",
        "close session with Dana 45 min",
        "when is the next session?",
        "what counts as an action item?",
        "how many coaching sessions do I need?",
        "log a session with Dana",
        "my action items are too many, what should I do about them?",
        "I closed the gap",
    ],
)
def test_anything_else_wants_nothing_of_them(said: str) -> None:
    assert session_wish(said) is None
    assert session_command(said) is None
