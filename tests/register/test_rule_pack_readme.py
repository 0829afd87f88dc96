"""What `resources/rules/README.md` tells of the format, held to the code."""

from __future__ import annotations

import re

from dealer_client.register.rule_tests import TEST_VALUES
from dealer_client.resources import resource_path


def test_every_test_that_a_rule_may_name_is_explained_with_its_values() -> None:
    readme = resource_path("rules", "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \|([^|]*)\|", readme, re.MULTILINE)
    explained = {name: set(re.findall(r"`(\w+)`", values)) for name, values in rows if name in TEST_VALUES}
    assert explained == {name: set(values) for name, values in TEST_VALUES.items()}
