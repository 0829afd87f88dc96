"""What can go wrong in a set-up, said in one sentence."""

from __future__ import annotations

import errno


class SetUpFailed(Exception):
    """The set-up cannot go on. The message is one sentence for the user: what is wrong and what to do."""


def sentence_for(error: OSError) -> str:
    """One sentence for an error of the file system or of starting a program."""
    where = f" ({error.filename})" if error.filename else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"The disk is full{where}; make room and run this again."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"This folder or file may not be written{where}; make it yours, or clone into a folder of your own."
    return f"{error.strerror or error}{where}; mend that and run this again."
