"""Who watches, by the settings. What it needs is imported only where somebody does."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.settings import LogForm, Settings
from bot.watching.watch import UNWATCHED, Several, Watch
from induction.refused import Refused

_INSTALL = 'Install it in the companion\'s folder: .venv/bin/python -m pip install -e ".[watching]"'


@contextmanager
def watching(settings: Settings) -> Iterator[Watch]:
    """Whoever watches while the companion serves; Refused where the extra that it takes is not installed."""
    watch = _watch(settings)
    try:
        yield watch
    finally:
        watch.close()


def _watch(settings: Settings) -> Watch:
    watches = list(_watches(settings))
    match watches:
        case []:
            return UNWATCHED
        case [one]:
            return one
        case _:
            return Several(watches)


def _watches(settings: Settings) -> Iterator[Watch]:
    if settings.metrics:
        if settings.watch_port is None:
            raise Refused(
                "half_configured",
                "COMPANION_METRICS is on, but they can be read nowhere: COMPANION_WATCH_PORT names the port.",
            )
        try:
            from bot.watching.metrics import Metrics  # noqa: PLC0415 - the extra's package
        except ImportError as error:
            raise _missing("COMPANION_METRICS") from error
        yield Metrics()
    if settings.traces:
        try:
            from bot.watching.exporting import exported_traces  # noqa: PLC0415 - the extra's packages
        except ImportError as error:
            raise _missing("COMPANION_TRACES") from error
        yield exported_traces()
    if settings.log is LogForm.JSON:
        from bot.watching.lines import Lines  # noqa: PLC0415 - as its siblings

        yield Lines()


def _missing(setting: str) -> Refused:
    return Refused("extra_missing", f"{setting} is on, but the extra “watching” is not installed. {_INSTALL}")
