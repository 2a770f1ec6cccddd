"""The command line on records of its own, with a few people on the roster."""

from pathlib import Path

from typer.testing import CliRunner

from bot.cli import app
from induction.refused import Refused

ROSTER = """name,email,role,program,coach,starts_on,cohort
Marcus Bell,marcus@school.example,coach,usc,,,
Dana Whitfield,dana@school.example,candidate,usc,marcus@school.example,2020-08-17,usc-2020
Theo Park,theo@school.example,candidate,usc,marcus@school.example,2020-08-17,usc-2020
Priya Nair,priya@school.example,program_admin,usc,,,
"""


class CommandLine:
    """Runs commands as someone types them, without a word from Slack in the environment."""

    def __init__(self, home: Path) -> None:
        slack = ("BOT_TOKEN", "APP_TOKEN", "SIGNING_SECRET", "API_URL")
        self._runner = CliRunner(env={"COMPANION_HOME": str(home), **{f"SLACK_{name}": None for name in slack}})
        roster = home.parent / "people.csv"
        roster.write_text(ROSTER, encoding="utf-8")
        self("roster", "import", str(roster), "--write")

    def __call__(self, *words: str, exit_code: int = 0) -> str:
        """What the command prints, or what it says beside that where it ends with a code; Refused where it refuses."""
        ended = self._runner.invoke(app, words)
        if isinstance(ended.exception, Refused):
            raise ended.exception
        assert ended.exit_code == exit_code, ended.output
        return ended.stderr if exit_code else ended.stdout
