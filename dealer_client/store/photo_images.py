"""Making a photo fit for the store: any camera's JPEG, PNG or HEIC becomes a small JPEG without metadata.

Where, when and by whom a photo was taken says more than the register asks for, so nothing but the picture is kept. What
comes in is not trusted: format, size in bytes and size in pixels are limited before a pixel is decoded.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from dealer_client.register.errors import DealerError
from dealer_client.register.wording import Text

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_BYTES = 300_000
MOST_INPUT_BYTES = 40 * 1024 * 1024
MOST_INPUT_PIXELS = 110_000_000
_SIDES = (1600, 1200, 900, 600)
_QUALITIES = (85, 75, 65, 50)
_THUMBNAIL_SIDE = 160
_FORMATS = ("JPEG", "PNG", "HEIF")


class PhotoWrong(DealerError):
    """This file cannot be kept as a photo. Nothing was stored."""

    title = Text(nl="Foto", en="Photo")

    def __init__(self, message: Text) -> None:
        super().__init__(message, field="photo")


@dataclass(frozen=True, slots=True)
class PhotoImage:
    """A photo as it is kept: a JPEG of at most 300 kB, its size in pixels, and a small JPEG for lists."""

    image: bytes = field(repr=False)
    thumbnail: bytes = field(repr=False)
    width: int
    height: int


def fit_for_store(data: bytes) -> PhotoImage:
    """The photo in the bytes of a JPEG, PNG or HEIC file. Takes up to some seconds. Raises PhotoWrong."""
    if len(data) > MOST_INPUT_BYTES:
        raise PhotoWrong(
            Text(
                nl="Dit bestand is groter dan {n} MB. Neem een gewone foto.",
                en="This file is larger than {n} MB. Take an ordinary photo.",
            ).filled(n=MOST_INPUT_BYTES // 1024**2)
        )
    picture = _decoded(data)
    for side in _SIDES:
        smaller = picture.copy()
        smaller.thumbnail((side, side))
        for quality in _QUALITIES:
            image = _jpeg(smaller, quality)
            if len(image) <= MOST_BYTES:
                picture.thumbnail((_THUMBNAIL_SIDE, _THUMBNAIL_SIDE))
                return PhotoImage(image, _jpeg(picture, 70), *smaller.size)
    raise PhotoWrong(
        Text(
            nl="Deze foto is niet klein genoeg te maken. Neem een andere.",
            en="This photo cannot be made small enough. Take another one.",
        )
    )


def _decoded(data: bytes) -> Image:
    # Pillow is slow to import and needed for photos alone.
    from pi_heif import register_heif_opener
    from PIL import Image, ImageOps

    register_heif_opener(thumbnails=False)
    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as opened:
            if opened.width * opened.height > MOST_INPUT_PIXELS:
                raise PhotoWrong(
                    Text(
                        nl="Deze foto heeft te veel beeldpunten. Neem een gewone foto.",
                        en="This photo has too many pixels. Take an ordinary photo.",
                    )
                )
            # JPEG can be decoded at a fraction of its size, which takes a fraction of the time.
            opened.draft("RGB", (_SIDES[0], _SIDES[0]))
            opened.load()
            picture: Image.Image = opened
            picture.thumbnail((_SIDES[0], _SIDES[0]))
            picture = ImageOps.exif_transpose(picture)
            if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
                picture = picture.convert("RGBA")
                ground = Image.new("RGBA", picture.size, "white")
                picture = Image.alpha_composite(ground, picture)
            # Only the pixels go on: comments and profiles would travel along with the picture they belong to.
            bare = Image.new("RGB", picture.size)
            bare.paste(picture.convert("RGB"))
            return bare
    except PhotoWrong:
        raise
    except Exception:
        # A hostile file can make a decoder fail in any way; what it said may quote the file.
        raise PhotoWrong(
            Text(
                nl="Dit is geen foto die te lezen is. Kies een JPEG-, PNG- of HEIC-bestand.",
                en="This is no photo that can be read. Choose a JPEG, PNG or HEIC file.",
            )
        ) from None


def _jpeg(picture: Image, quality: int) -> bytes:
    written = BytesIO()
    picture.save(written, "JPEG", quality=quality, optimize=True)
    return written.getvalue()
