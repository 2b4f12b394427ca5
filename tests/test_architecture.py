"""The arrows of the architecture: `.importlinter` draws them, and one that it cannot draw."""

import subprocess
import sys
from pathlib import Path

import grimp

from tests.strict.source import ROOT

APPS = ("jobseekers", "employers", "matching", "sence_programs")
SCREENS = {"views", "forms"}


def test_every_import_follows_the_arrows():
    # In a process of its own, because it silences every logger of the one it runs in.
    linter = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([linter, "--no-cache", "--no-logo"], cwd=ROOT, capture_output=True)
    assert run.returncode == 0, run.stdout.decode()


def test_nobody_uses_the_screens_of_another_app():
    # A contract would have to name modules that an app may not have.
    graph = grimp.build_graph(*APPS, "omil_portal", cache_dir=None)
    screens = [m for m in graph.modules if m.startswith(APPS) and SCREENS & set(m.split(".")[1:2])]
    strangers = [
        f"{importer} imports {screen}"
        for screen in screens
        for importer in graph.find_modules_that_directly_import(screen)
        if importer.split(".")[0] != screen.split(".")[0]
    ]
    assert screens
    assert strangers == []
