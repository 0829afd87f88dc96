"""One purchase of stolen goods, from the scan to the inspector's check, through the command line."""

from __future__ import annotations

import os
from pathlib import Path

from dealer_client.embedded_register import FOLDER as OTHER_SIDE
from dealer_client.goods.identifiers import normalise
from tests.cli.acquisitions import STOLEN_IMEI, acquisition, item, written
from tests.cli.conftest import Run, home, made_profile, run

__all__ = ["home", "made_profile", "run"]

SECRETS = (
    "Zonderling",
    "Vlinderstraat",
    "XR3BN77K9",
    "ZWALUW5521",
    "Gravureletters",
    "NL91ABNA0417164300",
    "1971-02-17",
)


def stolen_phone() -> dict[str, object]:
    whole = acquisition(
        items=[
            item(
                category="phone",
                model="5",
                identifiers=[{"kind": "imei", "value": STOLEN_IMEI}, {"kind": "serial", "value": "ZWALUW5521"}],
            ),
            item(description="ring", identifiers=[{"kind": "engraving", "value": "Gravureletters"}]),
        ],
        payment={"method": "bank", "iban": "NL91ABNA0417164300"},
        reasons={"STOLEN-EXACT": "goed gehouden, politie gebeld"},
    )
    whole["seller"].update(surname="Zonderling", date_of_birth="1971-02-17")
    whole["seller"]["address"].update(street="Vlinderstraat")
    whole["seller"]["document"].update(number="XR3BN77K9")
    return whole


def test_a_purchase_is_recorded_sent_warned_about_extracted_and_verified(run: Run, tmp_path: Path) -> None:
    recorded = run("intake", written(tmp_path, stolen_phone()))
    assert recorded.json["items"] == ["A-000001/1", "A-000001/2"]

    synced = run("sync", "--once")
    assert synced.json["state"] == "up-to-date"
    assert synced.json["new_warnings"] == 1
    (warning,) = run("warnings", "--json").json
    assert (warning["item_number"], warning["level"]) == ("A-000001/1", "exact")
    assert normalise("imei", warning["value"]) == STOLEN_IMEI

    found = run("register", "--json", "--query", "zonderl 490154").json
    assert [(line["item"], line["upload"], line["matched"]) for line in found] == [("A-000001/1", "accepted", True)]

    pdf = tmp_path / "extract.pdf"
    assert run("extract", "--from", "2000-01-01", "--to", "2999-01-01", "-o", pdf).status == 0
    verified = run("--language", "en", "verify", pdf)
    assert verified.status == 0
    assert "PRACTICE" in verified.out
    assert run("audit").status == 0


def test_an_extract_in_which_one_byte_was_changed_does_not_hold(run: Run, tmp_path: Path) -> None:
    run("intake", written(tmp_path, stolen_phone()))
    pdf = tmp_path / "extract.pdf"
    run("extract", "--from", "2000-01-01", "--to", "2999-01-01", "-o", pdf)
    changed = bytearray(pdf.read_bytes())
    changed[len(changed) // 2] ^= 1
    pdf.write_bytes(changed)
    verified = run("verify", pdf)
    assert verified.status == 3
    assert verified.out.strip()


def test_no_file_of_the_profile_holds_anything_that_was_entered(home: Path, run: Run, tmp_path: Path) -> None:
    run("intake", written(tmp_path, stolen_phone()))
    run("sync", "--once")
    run("register", "--query", "Zonderling")
    kept = b""
    for folder, folders, files in os.walk(home):
        # The embedded practice register is the other side, not the client.
        folders[:] = [name for name in folders if name != OTHER_SIDE]
        kept += b"".join((Path(folder) / name).read_bytes() + name.encode() for name in files)
    assert len(kept) > 50_000
    for secret in (*SECRETS, STOLEN_IMEI):
        for form in (secret, secret.lower(), secret.upper()):
            assert form.encode() not in kept
            assert form.encode("utf-16-le") not in kept
