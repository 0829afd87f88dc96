"""The dealer's logo: read from a file once, made harmless and small, and kept as it will be printed.

A PNG (or JPEG) is decoded and written anew; an SVG is taken only where it draws and nothing else.
"""

from __future__ import annotations

import io
import re
import warnings
from dataclasses import dataclass, field

from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

from .pictures import photo_svg

MOST_FILE_BYTES = 4 * 1024 * 1024
MOST_KEPT_BYTES = 200 * 1024
_MOST_PIXELS = 25_000_000
_KEPT_SIZE = (900, 450)
# What an SVG could do beside drawing: run, load, or swell.
_HARMFUL = re.compile(
    rb"<!|<\?xml-|<script|<image|<foreignobject|<use|@import|href|url\((?!#)|\bon\w+\s*=", re.IGNORECASE
)
_SVG = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?<svg[\s>]", re.IGNORECASE)


class LogoRefused(DealerError):
    """The file cannot be a logo. What was set before stays."""

    title = Text(nl="Geen bruikbaar logo", en="Not usable as a logo")

    def __init__(self, message: Text) -> None:
        super().__init__(message, field="logo")


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo as it is kept and printed. `kind` is `png` or `svg`."""

    kind: str
    image: bytes = field(repr=False)

    def svg(self) -> str:
        """The logo as a template shows it."""
        return self.image.decode("utf-8-sig") if self.kind == "svg" else photo_svg(self.image)


def read_logo(data: bytes) -> Logo:
    """The logo in a file's bytes. Raises LogoRefused."""
    if len(data) > MOST_FILE_BYTES:
        raise LogoRefused(
            Text(
                nl="Het bestand is groter dan {n} MB. Sla het logo kleiner op.",
                en="The file is larger than {n} MB. Save the logo smaller.",
            ).filled(n=MOST_FILE_BYTES // 1024**2)
        )
    return _svg(data) if _SVG.match(data) else _picture(data)


def _svg(data: bytes) -> Logo:
    if len(data) > MOST_KEPT_BYTES or _HARMFUL.search(data.replace(b"<!--", b"")) or not _is_text(data):
        raise LogoRefused(
            Text(
                nl="Dit SVG-bestand is te groot of doet meer dan tekenen (plaatjes, verwijzingen of code). Sla "
                "het op als gewone SVG, of gebruik een PNG.",
                en="This SVG file is too large or does more than drawing (pictures, references or code). Save "
                "it as plain SVG, or use a PNG.",
            )
        )
    return Logo("svg", data)


def _is_text(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _picture(data: bytes) -> Logo:
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as opened:
                if opened.width * opened.height > _MOST_PIXELS:
                    raise ValueError("too many pixels")
                picture = opened.convert("RGBA")
        picture.thumbnail(_KEPT_SIZE)
        written = io.BytesIO()
        picture.save(written, "PNG", optimize=True)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Warning):
        raise LogoRefused(
            Text(
                nl="Dit is geen PNG-, JPEG- of SVG-plaatje dat te lezen is.",
                en="This is no PNG, JPEG or SVG picture that can be read.",
            )
        ) from None
    if len(written.getvalue()) > MOST_KEPT_BYTES:
        raise LogoRefused(
            Text(
                nl="Het logo blijft ook verkleind te groot. Gebruik een eenvoudiger plaatje.",
                en="The logo stays too large even when reduced. Use a simpler picture.",
            )
        )
    return Logo("png", written.getvalue())
