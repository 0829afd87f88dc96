"""The product is EUPL-1.2: nothing it is built with may be under the GPL alone, what a wheel bundles included."""

from __future__ import annotations

import re
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest

CONSTRAINTS = Path(__file__).resolve().parents[2] / "installer" / "constraints" / "runtime.txt"
_NAME = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)
_GPL = re.compile(r"(?<![LA])GPL", re.IGNORECASE)
_OTHER_CHOICE = re.compile(r"LGPL|\bOR\b|exception", re.IGNORECASE)


def _installed_names() -> list[str]:
    found = []
    for name in _NAME.findall(CONSTRAINTS.read_text(encoding="utf-8")):
        try:
            distribution(name)
        except ModuleNotFoundError:
            continue  # pinned for another operating system
        found.append(name)
    return found


def _licence_lines(package: Distribution) -> list[str]:
    """What the package says of its licence, and the `License:` lines of the lists of what it bundles."""
    metadata = package.metadata
    told = [metadata.get("License-Expression") or (metadata.get("License") or "").partition("\n")[0]]
    told += [value.split("::")[-1] for value in metadata.get_all("Classifier") or [] if value.startswith("License")]
    for file in package.files or []:
        if "bundled" in file.name.lower():
            text = file.read_text(encoding="utf-8")
            told += [line for line in text.splitlines() if line.startswith("License")]
    return told


@pytest.mark.parametrize("name", _installed_names())
def test_no_part_is_under_the_gpl_alone(name: str) -> None:
    alone = [
        line for line in _licence_lines(distribution(name)) if _GPL.search(line) and not _OTHER_CHOICE.search(line)
    ]
    assert alone == []


@pytest.mark.parametrize(
    ("line", "alone"),
    [
        ("License: GPLv2", True),
        (" GNU General Public License v3 (GPLv3)", True),
        (" GNU Lesser General Public License v3 (LGPLv3)", False),
        ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", False),
        ("License: GPL-3.0-with-GCC-exception (libgcc)", False),
        ("BSD-3-Clause", False),
    ],
)
def test_the_gpl_is_told_from_what_is_not_it_alone(line: str, alone: bool) -> None:
    assert bool(_GPL.search(line) and not _OTHER_CHOICE.search(line)) is alone
