"""Keeping the police desk to people at this machine.

The desk has no log-in: it is for practice. What it must not do is answer a web page from elsewhere that a browser on
this machine happens to show. Such a page can reach loopback in two ways, and each has its guard here: under a name of
its own that it points at 127.0.0.1 (DNS rebinding; the `Host` header then bears that name), and by sending a form
across (the `Origin` header then bears the page's own address).
"""

from __future__ import annotations

import ipaddress

from fastapi import Request

from .problems import ProblemFound

_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})


def only_this_machine(request: Request) -> None:
    """Raises ProblemFound (403) for a call from another machine or under another name than this machine's."""
    if not _is_loopback(request.client.host if request.client else ""):
        raise _refused("The police desk can only be used on the machine that runs the practice register.")
    hosts = request.headers.getlist("host")
    if len(hosts) != 1 or _name(hosts[0]) not in _NAMES:
        raise _refused("Open the police desk as http://127.0.0.1 or http://localhost.")


def only_own_pages(request: Request) -> None:
    """Raises ProblemFound (403) for a form that was not sent from one of the desk's own pages."""
    if request.headers.getlist("origin") != [f"http://{request.headers.get('host', '')}"]:
        raise _refused("Send this form from the page of the police desk itself.")


def _name(host: str) -> str:
    """The host without its port, in lower case."""
    end = host.find("]") + 1 if host.startswith("[") else host.find(":")
    return (host[:end] if end > 0 else host).lower()


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def _refused(detail: str) -> ProblemFound:
    return ProblemFound(403, "forbidden", "The police desk does not answer this call", detail)
