"""Which system packages are missing, and what is said where they may not be installed."""

import sys

import pytest

from installer import system_packages
from installer.failures import SetUpFailed
from installer.system_packages import Library, Program, Purpose, PythonModule, SystemPackage

ABSENT_LIBRARY = SystemPackage(("libabsent0t64", "libabsent0"), Library("libabsent-of-all.so.0"), Purpose.START)
ABSENT_FOR_DISPLAY = SystemPackage(("libabsent-x0",), Library("libabsent-x.so.0"), Purpose.DISPLAY)
ABSENT_PROGRAM = SystemPackage(("absent-tools",), Program("absent-of-all"), Purpose.TEST)

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="system packages are a matter of Linux")


@pytest.fixture
def no_right_to_install(monkeypatch):
    monkeypatch.setattr(system_packages, "may_install", lambda: False)


@linux_only
def test_a_library_that_cannot_be_loaded_is_missing():
    present = SystemPackage(("libc6",), Library("libc.so.6"), Purpose.START)
    assert system_packages.missing([present, ABSENT_LIBRARY]) == [ABSENT_LIBRARY]


@linux_only
def test_a_program_off_the_search_path_is_found_by_its_folder(tmp_path):
    program = tmp_path / "15" / "bin" / "absent-of-all"
    program.parent.mkdir(parents=True)
    program.touch()
    pattern = f"{tmp_path.relative_to('/')}/*/bin/absent-of-all"
    assert Program("absent-of-all", pattern).present()
    assert not Program("absent-of-all").present()


def test_a_module_that_the_distribution_left_out_is_missing():
    assert PythonModule("json").present()
    assert not PythonModule("absent_of_all").present()


def test_other_systems_than_linux_miss_nothing(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    assert system_packages.missing([ABSENT_LIBRARY]) == []


@linux_only
def test_what_nothing_starts_without_stops_the_set_up_with_one_sentence(no_right_to_install):
    with pytest.raises(SetUpFailed) as failure:
        system_packages.provide([ABSENT_LIBRARY, ABSENT_PROGRAM], again=False)
    assert "apt-get install --no-install-recommends libabsent0 absent-tools" in str(failure.value)
    assert len(str(failure.value).splitlines()) == 1


@linux_only
def test_what_only_a_display_or_a_test_needs_is_listed_in_one_line_and_the_set_up_goes_on(no_right_to_install, capsys):
    system_packages.provide([ABSENT_FOR_DISPLAY, ABSENT_PROGRAM], again=False)
    said = capsys.readouterr().out
    assert said.startswith("Not installed, so showing a window and some of the tests will not work; ")
    assert said.endswith("apt-get install --no-install-recommends libabsent-x0 absent-tools\n")
    assert said.count("\n") == 1


@linux_only
def test_apt_is_not_asked_when_nothing_is_missing(monkeypatch):
    monkeypatch.setattr(system_packages, "install", lambda _: pytest.fail("apt was asked"))
    system_packages.provide([SystemPackage(("libc6",), Library("libc.so.6"), Purpose.START)], again=False)


@linux_only
@pytest.mark.parametrize(
    ("package", "again", "tried"),
    [
        (ABSENT_PROGRAM, False, True),
        (ABSENT_PROGRAM, True, False),
        (ABSENT_FOR_DISPLAY, True, False),
    ],
)
def test_what_was_not_to_be_had_the_first_time_does_not_hold_up_the_next(monkeypatch, package, again, tried):
    asked = []
    monkeypatch.setattr(system_packages, "may_install", lambda: True)
    monkeypatch.setattr(system_packages, "install", asked.extend)
    system_packages.provide([package], again=again)
    assert asked == ([package] if tried else [])


@linux_only
def test_what_nothing_starts_without_is_tried_every_time(monkeypatch):
    asked = []
    monkeypatch.setattr(system_packages, "may_install", lambda: True)
    monkeypatch.setattr(system_packages, "install", asked.extend)
    with pytest.raises(SetUpFailed):
        system_packages.provide([ABSENT_LIBRARY], again=True)
    assert asked == [ABSENT_LIBRARY]


@linux_only
def test_every_package_has_a_name_and_no_two_look_for_the_same_part():
    everything = (*system_packages.FOR_STARTING, *system_packages.FOR_A_DISPLAY, *system_packages.FOR_TESTING)
    assert all(package.names and all(package.names) for package in everything)
    assert len({package.part for package in everything}) == len(everything)
