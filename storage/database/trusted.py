"""Values made of what the database gives by the ten thousand, without checking it a second time."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from pydantic import BaseModel

Value = TypeVar("Value", bound=BaseModel)


def trusted(model: type[Value]) -> Callable[[dict[str, Any]], Value]:
    """Makes values of that model from a dict with all of its fields, each of its type: the same as its validation does.

    They were checked as they were written. To check tens of thousands of entries again takes twice as long as to fetch
    them, and pydantic's own `model_construct`, made for values with fields missing, four times.
    """
    fields, make, put = set(model.model_fields), model.__new__, object.__setattr__  # frozen: nobody adds to the one set

    def made(facts: dict[str, Any]) -> Value:
        value = make(model)
        put(value, "__dict__", facts)
        put(value, "__pydantic_fields_set__", fields)
        put(value, "__pydantic_extra__", None)
        put(value, "__pydantic_private__", None)
        return value

    return made


@contextmanager
def uncollected() -> Iterator[None]:
    """Meanwhile Python looks for no garbage: none of what is made is any, and to look takes as long as to fetch it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
