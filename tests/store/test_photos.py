"""Photos come in as cameras make them and are kept small, upright and without metadata."""

from __future__ import annotations

import random
import struct
import zlib
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from dealer_client.store import photos
from dealer_client.store.engine import Store
from dealer_client.store.photo_images import MOST_BYTES, PhotoWrong, fit_for_store

from .books import a_draft, record

AT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
SECRET = b"CANARY-PLACE-51.92N"


def _noise(width: int, height: int) -> Image.Image:
    return Image.frombytes("RGB", (width, height), random.Random(1).randbytes(width * height * 3))


def _saved(picture: Image.Image, kind: str, **how: object) -> bytes:
    written = BytesIO()
    picture.save(written, kind, **how)
    return written.getvalue()


HEIC = (Path(__file__).parent / "specimens" / "photo.heic").read_bytes()


@pytest.mark.parametrize(
    "data", [_saved(_noise(2000, 1500), "JPEG"), _saved(_noise(2000, 1500), "PNG"), HEIC], ids=["JPEG", "PNG", "HEIC"]
)
def test_what_cameras_make_becomes_a_small_jpeg(data: bytes) -> None:
    kept = fit_for_store(data)
    with Image.open(BytesIO(kept.image)) as image, Image.open(BytesIO(kept.thumbnail)) as thumbnail:
        assert image.format == thumbnail.format == "JPEG"
        assert image.size == (kept.width, kept.height)
        assert max(thumbnail.size) == 160
    assert len(kept.image) <= MOST_BYTES


def test_metadata_is_gone_and_the_picture_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = SECRET.decode()
    data = _saved(Image.new("RGB", (400, 200), "red"), "JPEG", exif=exif, comment=SECRET, icc_profile=SECRET)
    assert SECRET in data
    kept = fit_for_store(data)
    assert SECRET not in kept.image + kept.thumbnail
    assert (kept.width, kept.height) == (200, 400)
    with Image.open(BytesIO(kept.image)) as image:
        assert not image.getexif()


def test_a_see_through_picture_is_laid_on_white() -> None:
    kept = fit_for_store(_saved(Image.new("RGBA", (50, 50), (0, 0, 0, 0)), "PNG"))
    with Image.open(BytesIO(kept.image)) as image:
        assert image.getpixel((25, 25)) == (255, 255, 255)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def test_a_decompression_bomb_is_refused_before_it_is_decoded() -> None:
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(bytes(100_000)))
    with pytest.raises(PhotoWrong):
        fit_for_store(bomb + _chunk(b"IEND", b""))


@pytest.mark.parametrize("data", [b"", b"no photo", b"\xff\xd8\xff" + bytes(50), b"GIF89a" + bytes(50), b"%PDF-1.7"])
def test_anything_else_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(PhotoWrong, match="JPEG"):
        fit_for_store(data)


def test_a_photo_that_was_cut_off_is_refused() -> None:
    data = _saved(_noise(300, 300), "JPEG")
    with pytest.raises(PhotoWrong):
        fit_for_store(data[: len(data) // 2])


def test_the_photos_of_an_item_come_back_in_order_and_a_picture_is_kept_once(store: Store) -> None:
    (entry,) = record(store, a_draft())
    red, blue = (fit_for_store(_saved(Image.new("RGB", (50, 50), colour), "PNG")) for colour in ("red", "blue"))
    with store.writing() as connection:
        ids = [photos.add_photo(connection, photo, AT) for photo in (red, blue, red)]
        assert ids[0] == ids[2]
        for photo in ids[:2]:
            photos.attach_photo(connection, photo, entry.number, 1)
        assert [one.photo for one in photos.thumbnails(connection, entry.number, 1)] == ids[:2]
        assert photos.read_photo(connection, ids[1]) == blue.image
