"""`/healthz` and `/readyz`: whether the process answers, and whether it can do its work."""

from collections.abc import Mapping, Sequence

from anyio import CapacityLimiter, create_task_group, move_on_after, to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.watching.readiness import Check, Part, Readiness
from storage.database.patience import after, until

HEALTHY, READY = "/healthz", "/readyz"

PROBED = 1.0
"""Seconds that a part has to say whether it is ready: one that hangs is not."""

_AT_ONCE = 10
"""How many parts are asked at the same time, in threads that nobody else waits for."""

_UNCACHED = {"Cache-Control": "no-store"}


def health_routes(readiness: Readiness) -> Sequence[BaseRoute]:
    """Whether the process answers, and whether each of its parts is ready: 503 where one is not."""
    limiter = CapacityLimiter(_AT_ONCE)

    async def healthy(_: Request) -> Response:
        return PlainTextResponse("ok\n", headers=_UNCACHED)

    async def ready(_: Request) -> Response:
        parts = await _asked(readiness.checks, limiter)
        well = all(parts.values())
        told = {"ready": well, "parts": {part.value: ready for part, ready in parts.items()}}
        return JSONResponse(told, status_code=200 if well else 503, headers=_UNCACHED)

    return [Route(HEALTHY, healthy, methods=["GET"]), Route(READY, ready, methods=["GET"])]


async def _asked(checks: Mapping[Part, Check], limiter: CapacityLimiter) -> Mapping[Part, bool]:
    """What each part says in time; they are asked all at once."""
    found = dict.fromkeys(checks, False)

    async def ask(part: Part, check: Check) -> None:
        with move_on_after(PROBED):
            found[part] = await to_thread.run_sync(_answer, check, abandon_on_cancel=True, limiter=limiter)

    async with create_task_group() as asking:
        for part, check in checks.items():
            asking.start_soon(ask, part, check)
    return found


def _answer(check: Check) -> bool:
    """What the part says; one that cannot say is not ready, whatever is wrong with it."""
    try:
        with until(after(PROBED)):
            return check()
    except Exception:
        return False
