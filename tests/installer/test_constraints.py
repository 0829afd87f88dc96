"""The pins in installer/constraints: names, versions and hashes, and nothing else."""

import re
import tomllib

import pytest

from installer.checkout import CONSTRAINTS, PROJECT_FILE

FILES = ("build", "runtime", "test")
REQUIREMENT = re.compile(r"([a-z0-9-]+)==([^ ;]+)(?: ; ([^\\]+))?")


def pins_of(name):
    """name -> hashes, as they stand in a file of pins."""
    text = (CONSTRAINTS / f"{name}.txt").read_text(encoding="utf-8").replace("\\\n", " ")
    pins = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        requirement, *hashes = re.split(r"\s+--hash=sha256:", line.strip())
        match = REQUIREMENT.fullmatch(requirement.strip())
        assert match, f"{name}.txt: not a name with a version: {requirement}"
        pins[match[1]] = (match[2], hashes)
    return pins


def normalised(requirement):
    return re.sub(r"[-_.]+", "-", re.match(r"[A-Za-z0-9._-]+", requirement)[0]).lower()


@pytest.mark.parametrize("name", FILES)
def test_every_package_is_pinned_to_one_version_with_its_hashes(name):
    for package, (_, hashes) in pins_of(name).items():
        assert hashes, f"{package} has no hash"
        assert all(re.fullmatch("[0-9a-f]{64}", value) for value in hashes), package


@pytest.mark.parametrize("name", FILES)
def test_no_address_stands_in_the_pins(name):
    text = (CONSTRAINTS / f"{name}.txt").read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*-", re.sub(r"^\s*--hash=\S+( \\)?$", "", text, flags=re.MULTILINE), re.MULTILINE)


def test_every_dependency_of_the_project_is_pinned():
    project = tomllib.loads(PROJECT_FILE.read_text(encoding="utf-8"))
    runtime = {normalised(requirement) for requirement in project["project"]["dependencies"]}
    test = {normalised(requirement) for requirement in project["project"]["optional-dependencies"]["test"]}
    build = {normalised(requirement) for requirement in project["build-system"]["requires"]}
    remedy = "run `python3 installer/dev.py pin`"
    assert runtime <= pins_of("runtime").keys(), remedy
    assert runtime | test <= pins_of("test").keys(), remedy
    assert build | {"pip"} <= pins_of("build").keys(), remedy


def test_the_tests_run_with_the_versions_that_are_shipped():
    tested = pins_of("test")
    assert {name: pin for name, pin in tested.items() if name in pins_of("runtime")} == pins_of("runtime")
