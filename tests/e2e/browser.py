"""A real browser for tests: the machine's own Chromium, driven by playwright; left out where there is none."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 20_000
"""Milliseconds that a page has to show what it is expected to: no test asks how quick it is."""

DESKTOP = ViewportSize(width=1280, height=860)
PHONE = ViewportSize(width=390, height=844)


@cache
def chromium() -> str | None:
    """Where the machine's own Chromium is; None where none is on PATH."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium without a window. Where there is none, tests/conftest.py leaves its tests out."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        try:
            yield started
        finally:
            started.close()


@contextmanager
def page_at(browser: Browser, size: ViewportSize, *, dark: bool = False) -> Iterator[Page]:
    """A page of this size with a profile of its own; whatever its scripts or its policy complain of fails the test."""
    complaints: list[str] = []
    context = browser.new_context(
        viewport=size, color_scheme="dark" if dark else "light", has_touch=size == PHONE, locale="en-US"
    )
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    try:
        yield page
    finally:
        context.close()
    assert complaints == []
