from __future__ import annotations

import pytest

from dealer_client.documents import files
from dealer_client.documents.files import NotRead, NotSaved, free_path, read_pdf, save_document


def test_a_document_is_written_whole_and_for_its_owner_alone(tmp_path):
    file = tmp_path / "uittreksel.pdf"
    file.write_bytes(b"older")
    save_document(file, b"newer")
    assert file.read_bytes() == b"newer"
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [file]


def test_a_document_that_cannot_be_written_names_the_file_and_leaves_what_stood_there(tmp_path, monkeypatch):
    file = tmp_path / "uittreksel.pdf"
    file.write_bytes(b"older")

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(type(file), "replace", full)
    with pytest.raises(NotSaved) as told:
        save_document(file, b"newer")
    assert "uittreksel.pdf" in told.value.message.nl
    assert "Kies een andere plaats" in told.value.message.nl
    assert file.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [file]


def test_a_name_that_is_taken_gets_a_number(tmp_path):
    file = tmp_path / "uittreksel.pdf"
    assert free_path(file) == file
    file.touch()
    assert free_path(file).name == "uittreksel (2).pdf"
    (tmp_path / "uittreksel (2).pdf").touch()
    assert free_path(file).name == "uittreksel (3).pdf"


def test_a_file_that_is_not_there_or_too_large_is_told_by_its_name(tmp_path, monkeypatch):
    file = tmp_path / "uittreksel.pdf"
    with pytest.raises(NotRead, match=r"uittreksel\.pdf"):
        read_pdf(file)
    file.write_bytes(b"0123456789")
    assert read_pdf(file) == b"0123456789"
    monkeypatch.setattr(files, "MOST_PDF_BYTES", 9)
    with pytest.raises(NotRead, match="too large"):
        read_pdf(file)
