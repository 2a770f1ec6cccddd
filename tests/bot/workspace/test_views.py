from typing import Any

from bot.workspace.changes import Changes
from bot.workspace.views import Views, view_payload


def view(kind: str = "modal", **more: Any) -> dict[str, Any]:
    return {"type": kind, "title": {"type": "plain_text", "text": "T"}, "blocks": [{"type": "divider"}], **more}


def test_a_view_has_slacks_shape_and_named_blocks() -> None:
    made = Views(Changes()).open("U0DANA", view(notify_on_close=True, callback_id="c", private_metadata="p"))

    assert view_payload(made) == {
        "id": made.id,
        "team_id": "T0WORKSPACE",
        "type": "modal",
        "blocks": [{"type": "divider", "block_id": made.blocks[0]["block_id"]}],
        "private_metadata": "p",
        "callback_id": "c",
        "state": {"values": {}},
        "hash": made.hash,
        "title": {"type": "plain_text", "text": "T"},
        "clear_on_close": False,
        "notify_on_close": True,
        "close": None,
        "submit": None,
        "previous_view_id": None,
        "root_view_id": made.id,
        "app_id": "A0COMPANION",
        "external_id": "",
        "app_installed_team_id": "T0WORKSPACE",
        "bot_id": "B0COMPANION",
    }


def test_what_is_drawn_changes_with_the_content_and_with_every_complaint() -> None:
    views = Views(Changes())
    made = views.open("U0DANA", view())
    keys = [made.drawn_as]
    views.complain(made, trouble="No.")
    keys += [shown.drawn_as for shown in (views.top("U0DANA"), views.update(made, view())) if shown]
    views.keep(made, {"b": {}})
    keys += [shown.drawn_as for shown in (views.top("U0DANA"),) if shown]

    assert len(set(keys)) == 3
    assert keys[2] == keys[3]


def test_what_is_closed_stays_closed() -> None:
    views = Views(Changes())
    made = views.open("U0DANA", view())
    views.close(made)
    views.update(made, view())
    views.complain(made, trouble="No.")

    assert views.top("U0DANA") is None
    assert views.find(made.id) is None


def test_opening_takes_the_place_of_what_is_open_and_a_home_keeps_its_id() -> None:
    views = Views(Changes())
    views.open("U0DANA", view())
    second = views.open("U0DANA", view())
    first_home = views.publish("U0DANA", view("home"))
    second_home = views.publish("U0DANA", view("home"))

    assert views.clear("U0DANA") == [second]
    assert (first_home.id == second_home.id, first_home.hash == second_home.hash) == (True, False)
