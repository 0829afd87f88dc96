"""Findings as a command answers them: JSON for a program, with status 2 where nothing was recorded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dealer_client.register.errors import DealerError
from dealer_client.register.findings import Finding, Level

from .context import Context

NOT_RECORDED = 2


def refuse(context: Context, findings: Sequence[Finding]) -> int:
    """Prints why nothing was recorded."""
    context.print_json({"findings": [finding_json(context, finding) for finding in findings]})
    return NOT_RECORDED


def refuse_for(context: Context, code: str, error: DealerError) -> int:
    """Prints the one thing at fault with what was given, by its field."""
    return refuse(context, [Finding(code, Level.BLOCK, error.field or "", error.message)])


def finding_json(context: Context, finding: Finding) -> dict[str, Any]:
    """One finding in the language of the command line."""
    return {
        "code": finding.code,
        "level": finding.level.value,
        "field": finding.field,
        "message": finding.text.in_language(context.language),
        "source": finding.source,
    }
