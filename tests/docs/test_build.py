"""The documentation says what the program does."""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import ROOT


def test_the_readme_shows_what_the_commands_print():
    done = subprocess.run(
        [sys.executable, "docs/build.py", "--check"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_picture_of_the_readme_is_there():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    pictures = [part.split(")")[0] for part in readme.split("](docs/")[1:]]
    assert pictures
    assert all((ROOT / "docs" / picture).is_file() for picture in pictures)
