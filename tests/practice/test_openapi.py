from __future__ import annotations

import json
from typing import Any

import pytest

from dealer_client.practice.openapi import openapi_document, openapi_text
from dealer_client.resources import resource_path


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return openapi_document()


def references(part: object) -> set[str]:
    if isinstance(part, dict):
        own = {part["$ref"]} if isinstance(part.get("$ref"), str) else set()
        return own.union(*(references(inner) for inner in part.values()))
    return set().union(*(references(inner) for inner in part)) if isinstance(part, list) else set()


def test_the_file_that_is_checked_in_is_the_protocol_as_it_is_served():
    kept = resource_path("openapi", "central-register-v1.json").read_text(encoding="utf-8")

    assert kept == openapi_text(), (
        "python -m dealer_client.practice.openapi > resources/openapi/central-register-v1.json"
    )


OPEN = ("/v1/health", "/v1/enrol", "/v1/enrol/again", "/v1/token")


def test_the_document_is_openapi_3_1(document: dict[str, Any]):
    assert document["openapi"] == "3.1.0"
    assert document["info"]["version"] == "1"


def test_every_schema_that_is_named_is_there_and_every_one_that_is_there_is_named(document: dict[str, Any]):
    there = {f"#/components/schemas/{name}" for name in document["components"]["schemas"]}

    assert references(document) == there


def test_every_call_says_what_it_takes_what_it_answers_and_how_it_fails(document: dict[str, Any]):
    calls = [(path, method, call) for path, calls in document["paths"].items() for method, call in calls.items()]
    assert {path for path, _, _ in calls} == {
        "/v1/health", "/v1/enrol", "/v1/token", "/v1/entries", "/v1/feed", "/v1/check", "/v1/watchlist",
        "/v1/enrol/again", "/v1/book", "/v1/sealed-copy", "/v1/trade-notice", "/v1/refused-offer",
        "/v1/counter-note"
    }  # fmt: skip
    for path, method, call in calls:
        assert call["summary"], path
        assert set(call["responses"]) == {"200", "4XX", "5XX"}, path
        assert "$ref" in call["responses"]["200"]["content"]["application/json"]["schema"], path
        assert set(call["responses"]["4XX"]["content"]) == {"application/problem+json"}, path
        assert ("requestBody" in call) == (method == "post"), path
        assert ("security" in call) == (path not in OPEN), path


def test_a_request_takes_nothing_that_is_not_in_the_document(document: dict[str, Any]):
    schemas = document["components"]["schemas"]
    for name in ("EnrolRequest", "TokenRequest", "UploadRequest", "CheckRequest", "WireEntry", "WireHead", "WirePart"):
        assert schemas[name]["additionalProperties"] is False, name


def test_the_police_desk_is_no_part_of_the_protocol():
    assert "police" not in json.dumps(openapi_document()["paths"])
