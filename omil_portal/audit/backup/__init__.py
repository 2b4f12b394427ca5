"""The whole portal in one file, and back: the database, the documents, and what they are.

A backup holds people's data in the clear. It is written for its owner's eyes alone (mode 600);
ciphering and keeping it elsewhere are the operator's.
"""

from omil_portal.audit.backup.archive import Archive, Manifest
from omil_portal.audit.backup.problem import BackupProblem
from omil_portal.audit.backup.restore import restore
from omil_portal.audit.backup.write import write

__all__ = ["Archive", "BackupProblem", "Manifest", "restore", "write"]
