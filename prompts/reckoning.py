"""What code worked out from a person's own figures and a program's rules; never whether somebody passes or is late."""

from collections.abc import Sequence

from prompts.rendering import render


def span_words(start: str, end: str, days: int, *, kept: Sequence[str], missed: Sequence[str], who: str) -> str:
    """How many days lie between two days, and which readings of the deadline that keeps."""
    return render("reckoned_span", start=start, end=end, days=days, kept=kept, missed=missed, who=who)


def due_words(start: str, dates: Sequence[tuple[str, str]], *, who: str) -> str:
    """The last day that each reading of the deadline allows: (reading, day)."""
    return render("reckoned_due", start=start, dates=dates, who=who)


def score_words(average: str, lowest: int, *, met: Sequence[str], missed: Sequence[str], who: str) -> str:
    """What the scores' average and the lowest of them meet."""
    return render("reckoned_scores", average=average, lowest=lowest, met=met, missed=missed, who=who)


def part_words(done: Sequence[tuple[str, int]], still: Sequence[tuple[str, int]], *, whole: int) -> str:
    """What the parts done come to, and which parts are still needed."""
    return render("reckoned_parts", done=done, still=still, total=sum(hours for _, hours in done), whole=whole)
