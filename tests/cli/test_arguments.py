"""The command line explains itself, and the read-me names what it takes."""

from __future__ import annotations

import argparse
import re
import shlex
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from dealer_client.cli.arguments import argument_parser, parse_arguments
from dealer_client.cli.main import _COMMANDS, _WINDOW, main
from dealer_client.vault.profile import default_home

README = Path(__file__).parents[2] / "README.md"


def _commands(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from _commands(command)


def _in_the_readme() -> list[str]:
    lines = re.findall(r"^ {4}dealer-client (.*)$", README.read_text(encoding="utf-8"), re.MULTILINE)
    return [re.split(r" {2,}", line)[0] for line in lines]


def test_everything_that_can_be_typed_says_what_it_is() -> None:
    silent = [
        f"{command.prog} {action.dest}"
        for command in _commands(argument_parser())
        for action in command._actions
        if not isinstance(action, argparse._SubParsersAction) and not action.help
    ]
    assert silent == []


@pytest.mark.parametrize("words", _in_the_readme())
def test_each_command_of_the_readme_can_be_typed(words: str) -> None:
    assert parse_arguments(shlex.split(words)).home == (Path("SHOP") if "SHOP" in words else None)


def test_every_command_that_can_be_typed_is_carried_out_by_something() -> None:
    (commands,) = (a for a in argument_parser()._actions if isinstance(a, argparse._SubParsersAction))
    assert set(commands.choices) == {name for name in _COMMANDS if name is not None}
    for place in _COMMANDS.values():
        module, function = place.split(":")
        assert callable(getattr(import_module(f"dealer_client.cli.{module}"), function))


def test_a_double_click_means_what_the_parser_makes_of_no_words() -> None:
    assert vars(parse_arguments([])) == dict(_WINDOW)


@pytest.mark.parametrize(("words", "language"), [((), None), (("--language", "en"), "en")])
def test_the_window_keeps_the_language_that_was_chosen_in_it_unless_one_is_named(
    words: tuple[str, ...], language: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []
    monkeypatch.setattr("dealer_client.counter.running.run_counter", lambda *given: opened.append(given) or 0)
    assert main(list(words)) == 0
    assert opened == [(default_home(), language)]
