import tomllib

from omil_portal.env import ROOT


def project_version() -> str:
    """As `pyproject.toml` says."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "version"
    ]
