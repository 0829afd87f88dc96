"""Keeping the memory of the program out of files: a core dump would hold keys and people in plain text."""

from __future__ import annotations

import sys


def forbid_core_dumps() -> None:
    """For this process and all that it starts. On Windows dumps are off unless somebody turns them on."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
