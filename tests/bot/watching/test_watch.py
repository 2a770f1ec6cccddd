"""The port: who watches sees the same, and where nobody does nothing is kept."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bot.watching.acts import Attempt, Delivery, Minute, Question, Transaction, errand_facts
from bot.watching.sight import ends, in_sight, note
from bot.watching.watch import UNWATCHED, A, Page, Several, timed
from induction.refused import Refused


class Diary:
    """Writes down what it is told."""

    def __init__(self, page: Page | None = None) -> None:
        self.told: list[object] = []
        self._page = page

    @contextmanager
    def during(self, act: A) -> Iterator[A]:
        try:
            with timed(act):
                yield act
        finally:
            self.told.append((act.name, act.outcome))

    def refused(self, rule: str) -> None:
        self.told.append(rule)

    def page(self, queue: object) -> Page | None:  # noqa: ARG002 - as Watch has it
        return self._page

    def close(self) -> None:
        self.told.append("closed")


def test_where_nobody_watches_an_act_is_itself_and_nothing_is_kept() -> None:
    act = Question()
    with UNWATCHED.during(act) as watched:
        assert watched is act
    assert act == Question()
    UNWATCHED.refused("overlap")
    UNWATCHED.close()
    assert UNWATCHED.page(lambda: None) is None


def test_several_see_the_same_and_the_first_who_keeps_figures_shows_them() -> None:
    page = Page(b"1", "text/plain")
    one, other = Diary(), Diary(page)
    several = Several([one, other])
    with several.during(Minute()) as minute:
        minute.outcome = "late"
    several.refused("overlap")
    several.close()
    assert one.told == other.told == [("minute", "late"), "overlap", "closed"]
    assert several.page(lambda: None) == page


def test_what_breaks_or_is_refused_says_so_and_goes_on_to_whoever_called() -> None:
    diary = Diary()
    with pytest.raises(ValueError, match="typed"), diary.during(Question()):
        raise ValueError("typed")
    with pytest.raises(Refused), diary.during(Transaction("reading")):
        raise Refused("try_again", "The records are busy.")
    assert diary.told == [("question", "fault"), ("records", "refused")]


def test_a_refusal_deep_down_is_the_end_of_the_delivery_that_is_being_answered() -> None:
    diary = Diary()
    with in_sight(diary, Delivery("command", "log")):
        note(Refused("overlap", "Dana has an entry there."))
    with in_sight(diary, Delivery("command", "log")):
        ends("fault")
    with in_sight(diary, Delivery("command", "log")):
        pass
    assert diary.told == ["overlap", ("delivery", "refused"), ("delivery", "fault"), ("delivery", "done")]


def test_outside_of_a_delivery_nobody_is_told() -> None:
    note(Refused("overlap", "…"))
    ends("fault")


def test_an_act_says_what_it_is_beside_how_it_ended() -> None:
    assert Attempt("reply", 1, 2.5).facts() == {"kind": "reply", "tries": 1, "late": 2.5}
    assert errand_facts("weekly:usc:usc-2026:2026-48") == {
        "errand": "weekly",
        "workflow": "weekly:usc:usc-2026:2026-48",
    }
