"""The arrows of the architecture: `.importlinter` draws them, and one that it cannot draw."""

import grimp
from importlinter.cli import lint_imports

from tests.strict.source import ROOT

APPS = ("jobseekers", "employers", "matching", "sence_programs")
SCREENS = {"views", "forms"}


def test_every_import_follows_the_arrows(capsys):
    failed = lint_imports(config_filename=str(ROOT / ".importlinter"), no_cache=True)
    assert not failed, capsys.readouterr().out


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
