"""One golden rendering each of the words around the survey and the ratings of coaching."""

import pytest

from prompts.feedback import (
    coaching_form_words,
    pulse_counted_words,
    pulse_form_words,
    pulse_invited_words,
    pulse_preview_words,
    pulse_standing_words,
)


def test_the_form_says_what_is_kept_and_what_is_not() -> None:
    kept = "Kept: how often each answer was given{}, and that you have answered, so that nobody answers twice. "
    not_kept = (
        "Not kept: which answers are yours. Slack carries them here, as it carries every message.\n"
        "Shown: to your program administrator, after the survey has closed, for groups of at least 5."
    )
    head = "*Open until May 1.* 10 taps, no names.\n"
    assert pulse_form_words("May 1", items=10, fewest=5, cohorts=True) == (
        head + kept.format(" in your cohort") + not_kept
    )
    assert pulse_form_words("May 1", items=10, fewest=5, cohorts=False) == head + kept.format("") + not_kept


def test_the_invitation_is_the_only_message() -> None:
    assert pulse_invited_words("May 1", items=10, fewest=5) == (
        "*How is the program for you?* 10 taps, under a minute, open until May 1.\n"
        "Your answers are only added to counts: nobody can see which are yours. Results are shown for groups of at "
        "least 5, after it has closed. This is the only message about it."
    )


@pytest.mark.parametrize(
    ("closes", "words"),
    [
        (
            "May 1",
            (
                "You have answered this survey already. It is open until May 1; then your program administrator sees "
                "what all of you said together."
            ),
        ),
        (None, "No survey is open for you just now. When one opens, you get a message."),
    ],
)
def test_where_nothing_is_to_be_answered_it_is_said_why(closes: str | None, words: str) -> None:
    assert pulse_standing_words(closes) == words


def test_the_receipt_repeats_no_answer() -> None:
    assert pulse_counted_words("May 1", first_time=True) == (
        "Thank you. Your answers are added to the counts, and which are yours is kept nowhere. The survey closes on "
        "May 1."
    )
    assert pulse_counted_words("May 1", first_time=False) == (
        "You have answered this survey before, so nothing was counted a second time. It closes on May 1."
    )


def test_the_preview_says_who_is_asked_and_who_is_too_few() -> None:
    words = pulse_preview_words("{{ 7 * 7 }}", "May 1", asked={"candidate": 9}, left_out=["coach"], fewest=5)
    assert words == (
        "*A survey of {{ 7 * 7 }}*, not yet open\n"
        "It asks 9 candidates, from today to May 1. Each gets one message about it, and no other.\n"
        "Fewer than 5 coaches are in Slack, so they are not asked: nothing could be shown of what they say.\n"
        "You see what came of it once it has closed, for groups of at least 5, and never who said what."
    )
    both = pulse_preview_words(None, "May 1", asked={"candidate": 9, "coach": 5}, left_out=[], fewest=5)
    assert both.startswith("*A survey of the program*, not yet open\nIt asks 9 candidates and 5 coaches, from today")


def test_the_form_about_coaching_says_who_sees_it() -> None:
    assert coaching_form_words("Marcus Bell", own=True, last_on=None, last=None) == (
        "*Your own coaching, on the four parts of its cycle.*\n"
        "You and the program administrator see this, no candidate does. It is for learning, and has nothing to do with "
        "the levels that candidates are given."
    )
    assert coaching_form_words("Marcus Bell", own=False, last_on="May 1", last="Preparation 3") == (
        "*The coaching of Marcus Bell, as you observed it.*\n"
        "Marcus Bell and the program administrators see this, no candidate does. It is for learning, and has nothing "
        "to do with the levels that candidates are given.\n\n"
        "Last time (May 1): Preparation 3."
    )
