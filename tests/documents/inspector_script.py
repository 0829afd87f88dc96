"""The single-file verifier for inspectors, called from tests."""

from __future__ import annotations

import importlib.util
from functools import cache
from types import ModuleType
from typing import Any

from dealer_client.resources import resource_path

SCRIPT = resource_path("verify", "verify_extract.py")


@cache
def script() -> ModuleType:
    """`verify_extract.py` as a module."""
    spec = importlib.util.spec_from_file_location("verify_extract_script", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def script_accepts(file: bytes, register_key: str | None = None) -> bool:
    """Whether the script says that the extract holds. Any other exception than its own is a fault and comes through."""
    module: Any = script()
    try:
        module.check(file, register_key)
    except module.Wrong:
        return False
    return True
