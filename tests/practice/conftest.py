from __future__ import annotations

from collections.abc import Iterator

import pytest

from .practising_counter import Enrolments, PractisingCounter
from .running_register import RunningRegister


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningRegister]:
    """A register for the tests of one module, each of which enrols counters of its own."""
    with RunningRegister(tmp_path_factory.mktemp("register")) as running:
        yield running


@pytest.fixture(scope="module")
def enrolments(register: RunningRegister) -> Enrolments:
    return Enrolments(register.url, register.database)


@pytest.fixture
def counter(enrolments: Enrolments) -> PractisingCounter:
    """A counter with an empty book."""
    return enrolments.counter()
