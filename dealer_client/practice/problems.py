"""Errors as the protocol tells them: `application/problem+json` (RFC 9457), whatever went wrong."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import Response

from dealer_client.central import wire


class ProblemFound(Exception):
    """A call that cannot be answered as asked. `code` is one of those that `wire.Problem` names."""

    def __init__(
        self,
        status: int,
        code: str,
        title: str,
        detail: str = "",
        *,
        expected_number: int | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(code)
        self.problem = wire.Problem(
            title=title, status=status, detail=detail, code=code, expected_number=expected_number
        )
        self.headers = dict(headers or {})

    def response(self) -> Response:
        """The answer that says so."""
        return Response(
            self.problem.model_dump_json(exclude_none=True),
            status_code=self.problem.status,
            media_type="application/problem+json",
            headers={"cache-control": "no-store", **self.headers},
        )


def unauthorised(detail: str, code: str = "unauthorised") -> ProblemFound:
    """Who calls is not known."""
    return ProblemFound(401, code, "Not authorised", detail, headers={"www-authenticate": "Bearer"})


def bad_request(detail: str, status: int = 422) -> ProblemFound:
    """The message does not follow the protocol."""
    return ProblemFound(status, "bad-request", "The request does not follow the protocol", detail)


def too_large(most_bytes: int) -> ProblemFound:
    """The message is larger than the protocol allows."""
    return ProblemFound(
        413,
        "too-large",
        "The request is too large",
        f"A request has at most {most_bytes} bytes. Send fewer entries at a time.",
        headers={"connection": "close"},
    )


def busy(seconds: int) -> ProblemFound:
    """Too much at once; worth another try."""
    return ProblemFound(503, "busy", "The register is busy", "Try again later.", headers={"retry-after": str(seconds)})


def too_many_attempts(seconds: int) -> ProblemFound:
    """Somebody tries codes."""
    return ProblemFound(
        429,
        "busy",
        "Too many attempts",
        "Too many codes were wrong. Wait before the next attempt.",
        headers={"retry-after": str(seconds)},
    )
