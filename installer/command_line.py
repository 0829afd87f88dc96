"""The sub-commands of `installer/dev.py`, and how their failures become one sentence and an exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from . import checks, counter_start, pinning, processes, system_packages, translations
from .failures import SetUpFailed, sentence_for
from .virtual_environment import Group, ensure, is_set_up

_USAGE = """\
usage: python3 installer/dev.py COMMAND

  run                  set up, and open the counter with a practice shop
  test [PYTEST ARGS]   set up, and run every check and the whole test suite
  setup                set up for running and testing, and do nothing more
  translations         bring the .ts files up to date with the counter's texts
  pin                  renew the pinned versions in installer/constraints/
"""


def main(arguments: Sequence[str]) -> int:
    """Runs a sub-command; gives the exit code: 0 done, 1 failed, 2 not understood, else that of what was run."""
    command, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if command in ("-h", "--help", "help"):
        print(_USAGE, end="")
        return 0
    chosen = _COMMANDS.get(command)
    if chosen is None or (rest and command != "test"):
        print(_USAGE, end="", file=sys.stderr)
        return 2
    processes.stop_on_signals()
    try:
        return chosen(rest)
    except SetUpFailed as failure:
        return _fail(str(failure))
    except OSError as error:
        return _fail(sentence_for(error))
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    except processes.Stopped as stop:
        return 128 + stop.number


def _fail(sentence: str) -> int:
    print(f"dev.py: {sentence}", file=sys.stderr)
    return 1


def _run(_: Sequence[str]) -> int:
    _set_up(Group.RUNTIME)
    counter_start.start()


def _test(pytest_arguments: Sequence[str]) -> int:
    _set_up(Group.TEST)
    return checks.check_all(pytest_arguments)


def _setup(_: Sequence[str]) -> int:
    _set_up(Group.TEST)
    print("Everything is set up.")
    return 0


def _translations(_: Sequence[str]) -> int:
    _set_up(Group.RUNTIME)
    translations.update_translations()
    translations.compile_translations()
    return 0


def _pin(_: Sequence[str]) -> int:
    pinning.renew()
    return 0


def _set_up(group: Group) -> None:
    needed = system_packages.FOR_STARTING + system_packages.FOR_A_DISPLAY
    if group is Group.TEST:
        needed += system_packages.FOR_TESTING
    system_packages.provide(needed, again=is_set_up(group))
    ensure(group)
    translations.compile_translations()


_COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "run": _run,
    "test": _test,
    "setup": _setup,
    "translations": _translations,
    "pin": _pin,
}
