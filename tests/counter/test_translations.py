from __future__ import annotations

import shutil
from xml.etree import ElementTree

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from dealer_client.counter.language import use_language
from dealer_client.resources import resource_path
from installer.translations import update_translations


@pytest.fixture(scope="module")
def gathered(tmp_path_factory):
    """The .ts as it would be if the words were gathered from the code now."""
    copy = tmp_path_factory.mktemp("translations") / "dealer_client_nl.ts"
    shutil.copyfile(resource_path("translations", "dealer_client_nl.ts"), copy)
    update_translations(copy)
    return ElementTree.parse(copy).getroot()


def test_every_word_of_the_counter_has_its_dutch(gathered):
    without = [
        f"{context.findtext('name')}: {message.findtext('source')}"
        for context in gathered.iter("context")
        for message in context.iter("message")
        if message.find("translation").get("type") == "unfinished" or not message.findtext("translation")
    ]
    assert without == []


def test_the_places_in_a_sentence_are_the_same_in_dutch(gathered):
    for message in gathered.iter("message"):
        source, dutch = message.findtext("source"), message.findtext("translation")
        assert sorted(part.split("}")[0] for part in source.split("{")[1:]) == sorted(
            part.split("}")[0] for part in dutch.split("{")[1:]
        )


def test_the_checks_name_the_fields_in_the_new_language(till):
    use_language("en")
    till.until(lambda: "surname" in till.form.checks.lines[0].detail)
    assert "achternaam" not in till.form.checks.lines[0].detail


def test_the_language_switches_without_a_restart_and_keeps_what_was_typed(till):
    till.fill_purchase()
    use_language("en")
    till.until(lambda: till.form.seller.surname.caption_words() == "Surname")
    assert till.form.payment.record.text().startswith("Record")
    assert "becomes entry A-000001" in till.window.purchase.subtitle()
    assert any(line.startswith("Keep until") for line in till.lines())
    assert till.form.seller.surname.text() == "Bruijn"
    assert till.form.seller.document_kind.value() == "passport"
    use_language("nl")
    till.until(lambda: till.form.seller.surname.caption_words() == "Achternaam")
    shown = [
        widget.text()
        for kind in (QLabel, QPushButton)
        for widget in till.window.findChildren(kind)
        if widget.isVisible()
    ]
    assert not {"Seller", "Items", "Checks", "Payment"} & set(shown)
