"""The portal's settings over a folder of the tests' own, whose servers write without safety."""

import os

from omil_portal.env import ROOT

os.environ.setdefault("OMIL_DATA_DIR", str(ROOT / ".data" / "tests"))

from omil_portal.settings import *  # noqa: E402, F403
