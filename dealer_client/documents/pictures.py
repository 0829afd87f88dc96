"""Pictures for a template. It takes text alone, so a photo is put into an SVG, as it is."""

from __future__ import annotations

import base64
import io


def photo_svg(photo: bytes) -> str:
    """A PNG or JPEG inside an SVG of its size in pixels. Raises OSError where it is neither."""
    from PIL import Image

    with Image.open(io.BytesIO(photo), formats=("PNG", "JPEG")) as opened:
        width, height = opened.size
        kind = "png" if opened.format == "PNG" else "jpeg"
    data = base64.b64encode(photo).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<image width="{width}" height="{height}" href="data:image/{kind};base64,{data}"/></svg>'
    )


def qr_svg(text: str) -> str:
    """The QR code of a text, without a margin."""
    import segno

    picture = io.BytesIO()
    segno.make(text, micro=False, error="m").save(picture, kind="svg", border=0, xmldecl=False, svgclass=None)
    return picture.getvalue().decode()


def qr_png(text: str) -> bytes:
    """The QR code of a text as a PNG, one pixel a module: on many pages of a PDF it is kept once."""
    import segno

    picture = io.BytesIO()
    segno.make(text, micro=False, error="m").save(picture, kind="png", scale=1, border=0)
    return picture.getvalue()
