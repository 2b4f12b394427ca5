"""The arrows of the architecture, as `.importlinter` draws them."""

from importlinter.cli import lint_imports

from tests.strict.source import ROOT


def test_every_import_follows_the_arrows(capsys):
    failed = lint_imports(config_filename=str(ROOT / ".importlinter"), no_cache=True)
    assert not failed, capsys.readouterr().out
