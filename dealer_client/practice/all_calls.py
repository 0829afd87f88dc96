"""Every router of the `/v1` protocol, in the order of the OpenAPI document."""

from __future__ import annotations

from . import book_calls, dealer_calls, notice_calls, watchlist_calls

ROUTERS = (dealer_calls.router, book_calls.router, watchlist_calls.router, notice_calls.router)
