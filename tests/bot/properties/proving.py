"""How a state machine is proved: the same sequences every time, each over records of its own."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import count
from typing import ClassVar

from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test
from sqlalchemy import NullPool, create_engine, make_url

from bot.companion import Companion

Fresh = Callable[[], AbstractContextManager[Companion]]
"""A companion over records that nobody has used yet."""


class ProvedMachine(RuleBasedStateMachine):
    """A state machine over a companion of its own."""

    fresh: ClassVar[Fresh]


def proved(machine: type[ProvedMachine], fresh: Fresh, *, examples: int, steps: int) -> None:
    """Run that many sequences of at most so many steps, the same ones every time."""
    over_fresh = type("Machine", (machine,), {"fresh": staticmethod(fresh)})
    run_state_machine_as_test(
        over_fresh,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            derandomize=True,
            database=None,
            print_blob=False,
            suppress_health_check=list(HealthCheck),
        ),
    )


def copies_of(url: str) -> Callable[[], AbstractContextManager[str]]:
    """Gives the address of one copy of that Postgres database after another, each dropped at its end."""
    template, names = make_url(url), count()
    server = create_engine(template.set(database="postgres"), isolation_level="AUTOCOMMIT", poolclass=NullPool)

    def carry_out(statement: str) -> None:
        with server.connect() as connection:
            connection.exec_driver_sql(statement)

    @contextmanager
    def copy() -> Iterator[str]:
        name = f"{template.database}_{next(names)}"
        carry_out(f"CREATE DATABASE {name} TEMPLATE {template.database}")
        yield template.set(database=name).render_as_string(hide_password=False)
        carry_out(f"DROP DATABASE {name}")

    return copy
