"""When a set-up is done again, and when it is not."""

import pytest

from installer.stamp import Stamp, fingerprint, python_identity, read_stamp, write_stamp

PROJECT = """
[build-system]
requires = ["setuptools"]
[project]
name = "dealer-client"
dependencies = ["httpx>=0.28"]
[tool.ruff]
line-length = 120
"""


@pytest.fixture
def project(tmp_path):
    path = tmp_path / "pyproject.toml"
    path.write_text(PROJECT)
    return path


@pytest.fixture
def pins(tmp_path):
    path = tmp_path / "runtime.txt"
    path.write_text("httpx==0.28.1 --hash=sha256:00\n")
    return path


def test_the_same_pins_and_project_give_the_same_fingerprint(project, pins):
    assert fingerprint([pins], project) == fingerprint([pins], project)


def test_another_pin_gives_another_fingerprint(project, pins):
    before = fingerprint([pins], project)
    pins.write_text("httpx==0.28.2 --hash=sha256:01\n")
    assert fingerprint([pins], project) != before


@pytest.mark.parametrize(
    ("old", "new", "differs"),
    [
        ('"httpx>=0.28"', '"httpx>=0.29"', True),
        ('requires = ["setuptools"]', 'requires = ["setuptools>=80"]', True),
        ("line-length = 120", "line-length = 100", False),
    ],
)
def test_only_what_the_project_says_about_installing_counts(project, pins, old, new, differs):
    before = fingerprint([pins], project)
    project.write_text(PROJECT.replace(old, new))
    assert (fingerprint([pins], project) != before) is differs


def test_a_stamp_is_read_as_it_was_written(tmp_path):
    stamp = Stamp("/a place/.venv", python_identity(), {"runtime": "12ab"})
    write_stamp(tmp_path / "stamp.json", stamp)
    assert read_stamp(tmp_path / "stamp.json") == stamp


@pytest.mark.parametrize("content", [None, "", "{", "[]", '{"format": "another/9"}', '{"format": 1, "groups": null}'])
def test_a_stamp_that_cannot_be_understood_is_none(tmp_path, content):
    path = tmp_path / "stamp.json"
    if content is not None:
        path.write_text(content)
    assert read_stamp(path) is None


def test_what_was_set_up_for_testing_covers_running_but_not_the_other_way_round():
    runtime = Stamp("/home/.venv", "cpython 3.11 linux", {"runtime": "1"})
    test = Stamp("/home/.venv", "cpython 3.11 linux", {"runtime": "1", "test": "2"})
    assert test.covers(runtime)
    assert not runtime.covers(test)


@pytest.mark.parametrize(
    "found",
    [
        Stamp("/elsewhere/.venv", "cpython 3.11 linux", {"runtime": "1"}),
        Stamp("/home/.venv", "cpython 3.12 linux", {"runtime": "1"}),
        Stamp("/home/.venv", "cpython 3.11 linux", {"runtime": "0"}),
    ],
    ids=["moved", "another Python", "other pins"],
)
def test_a_stamp_of_another_place_python_or_pins_does_not_cover(found):
    assert not found.covers(Stamp("/home/.venv", "cpython 3.11 linux", {"runtime": "1"}))
