"""Sends the practice register what schemathesis makes of the OpenAPI file: no fault, no answer that is not in the file.

A command and no test: schemathesis brings more packages than the rest of the tests together. With it installed
(`pip install schemathesis`), from the repository:

    python -m tests.practice.openapi_campaign [EXAMPLES] [SCHEMATHESIS]

EXAMPLES: how many for each call (50). SCHEMATHESIS: the program, where it is not on the search path.
The exit code is schemathesis's own: 0 where it found nothing.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from dealer_client.resources import resource_path

from .practising_counter import Enrolments
from .running_register import RunningRegister

# A feed that waits is asked for what it answers, not for how long it can wait.
_HOOKS = """
import schemathesis

@schemathesis.hook
def map_query(context, query):
    if query and query.get("wait") in range(26):
        query["wait"] = 0
    return query
"""


def main(arguments: list[str]) -> int:
    """Runs the campaign; the exit code."""
    examples, program, *_ = [*arguments, *["50", "schemathesis"][len(arguments) :]]
    with tempfile.TemporaryDirectory() as folder, RunningRegister(Path(folder)) as register:
        hooks = Path(folder) / "hooks.py"
        hooks.write_text(_HOOKS, encoding="utf-8")
        counter = Enrolments(register.url).counter()
        command = [
            *(program, "run", str(resource_path("openapi", "central-register-v1.json"))),
            *("--url", register.url, "-H", f"Authorization: Bearer {counter.token}"),
            *("--max-examples", examples, "--request-timeout", "40"),
            # The file cannot say that a hash must be its body's, or that a day must be one of the calendar.
            *("--exclude-checks", "positive_data_acceptance"),
        ]
        environment = {**os.environ, "SCHEMATHESIS_HOOKS": "hooks", "PYTHONPATH": folder}
        code = subprocess.run(command, cwd=folder, env=environment).returncode
        faults = register.log().count("Traceback")
    print(f"faults in the register's log: {faults}")
    return code or min(faults, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
