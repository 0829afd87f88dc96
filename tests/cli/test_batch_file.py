"""`batch-file` writes what waits, and reads the register's answer."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from dealer_client.app import open_counter
from dealer_client.central.batch_xml import ANSWER, BATCH
from tests.custody.profiles import a_profile

from .conftest import Run


def test_a_batch_is_written_and_its_answer_settles_it(run: Run, tmp_path: Path) -> None:
    home, file, answer = tmp_path / "home", tmp_path / "batch.xml", tmp_path / "answer.xml"
    a_profile(home, entries=2)

    written = run("--home", str(home), "batch-file", "write", str(file))
    assert written.status == 0
    assert "posten 1 tot en met 2; daarna wachten er nog 0" in written.out
    batch = ElementTree.parse(file).getroot()
    results = "".join(
        f'<result number="{entry.get("number")}" leaf-hash="{entry.get("leaf-hash")}" status="accepted"/>'
        for entry in batch.iterfind(f"{{{BATCH}}}entry")
    )
    answer.write_text(
        f'<answer xmlns="{ANSWER}" book="{batch.get("book")}" series="{batch.get("series")}">{results}</answer>'
    )
    read = run("--home", str(home), "batch-file", "read", str(answer))

    assert (read.status, read.out.strip()) == (0, "Aangenomen: 2. Niet aangenomen: 0; kijk in het register waarom.")
    assert run("--home", str(home), "batch-file", "write", str(file)).out.strip() == "Er wacht niets."
    counter = open_counter(home, sync_in_background=False)
    try:
        assert counter.desk.audit().problems == ()
    finally:
        counter.close()


def test_a_file_of_another_kind_is_refused_by_its_name(run: Run, tmp_path: Path) -> None:
    a_profile(tmp_path / "home", entries=1)

    refused = run("--home", str(tmp_path / "home"), "batch-file", "write", str(tmp_path / "batch.docx"))

    assert refused.status == 2
    assert ".xml" in refused.err
