"""The one command for a checkout: `python3 installer/dev.py run`, or `test`; see README.md beside this file.

This file is read by whatever Python is at hand. It therefore keeps to syntax that every Python since 2.7 can read, so
that one that is too old says so instead of showing a syntax error. Everything else is in `command_line.py`.
"""

import os
import sys

if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036 - the whole point of this file
        sys.exit(
            "dev.py: Python 3.11 or newer is needed and this is Python %d.%d; "  # noqa: UP031
            "start it with a newer one, for example: python3.11 installer/dev.py run" % sys.version_info[:2]
        )
    # The modules of the installer are imported from the checkout that this file is in, wherever it is started from.
    sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))  # noqa: PTH100, PTH120 - no pathlib in 2.7
    from installer.command_line import main

    sys.exit(main(sys.argv[1:]))
