"""The dealer's logo, kept with the settings in the store."""

from __future__ import annotations

import base64

from sqlalchemy import Connection

from .settings import read_setting, write_setting

_LOGO = "logo"


def read_kept_logo(connection: Connection) -> tuple[str, bytes] | None:
    """The kind of file (`png` or `svg`) and its bytes, or None where there is no logo."""
    value = read_setting(connection, _LOGO)
    if not isinstance(value, dict):
        return None
    return str(value["kind"]), base64.b64decode(str(value["image"]))


def keep_logo(connection: Connection, logo: tuple[str, bytes] | None) -> None:
    """Keeps a logo in place of the one before, or none."""
    value = None if logo is None else {"kind": logo[0], "image": base64.b64encode(logo[1]).decode()}
    write_setting(connection, _LOGO, value)
