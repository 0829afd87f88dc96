"""What `resources/rules/README.md` tells of the format, held to the code."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dealer_client.register.citation import Cited
from dealer_client.register.disposal_tests import DISPOSAL_TEST_VALUES
from dealer_client.register.duty import DutyKind
from dealer_client.register.rule_tests import TEST_VALUES
from dealer_client.resources import resource_path


def test_every_test_that_a_rule_may_name_is_explained_with_its_values() -> None:
    readme = resource_path("rules", "README.md").read_text(encoding="utf-8")
    coming_in, going_out = readme.split("### Goods that go out")
    assert explained(coming_in, TEST_VALUES) == {name: set(values) for name, values in TEST_VALUES.items()}
    assert explained(going_out, DISPOSAL_TEST_VALUES) == {
        name: set(values) for name, values in DISPOSAL_TEST_VALUES.items()
    }


def test_every_duty_that_a_pack_may_name_is_explained() -> None:
    part = resource_path("rules", "README.md").read_text(encoding="utf-8").split("## `[[duty]]`")[1].split("\n## ")[0]
    assert {kind for kind in DutyKind if f"`{kind}`" in part} == set(DutyKind)


def test_everything_that_a_document_cites_a_law_for_is_explained() -> None:
    part = (
        resource_path("rules", "README.md").read_text(encoding="utf-8").split("## `[[citation]]`")[1].split("\n## ")[0]
    )
    assert {cited for cited in Cited if f"`{cited}`" in part} == set(Cited)


def explained(part: str, tests: Mapping[str, object]) -> dict[str, set[str]]:
    """The tests in a part of the text, with the values that it names for each."""
    rows = re.findall(r"^\| `([a-z-]+)` \|([^|]*)\|", part, re.MULTILINE)
    return {name: set(re.findall(r"`(\w+)`", values)) for name, values in rows if name in tests}
