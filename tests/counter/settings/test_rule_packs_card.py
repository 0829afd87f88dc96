"""Which rules this counter judges by, and taking others from a file."""

from __future__ import annotations

import pytest

from dealer_client.counter.language import say_date
from dealer_client.counter.settings.rule_packs_card import RulePacksCard
from tests.desk.test_rule_packs import REGISTER, newer, signed


@pytest.fixture
def card(alone):
    alone.desk.at_work.register_key = REGISTER.public.hex()
    card = alone.show(RulePacksCard(alone.background))
    alone.until(lambda: "met het programma" in card.sheet.toPlainText())
    return card


def on_disk(folder, text, signature):
    """A pack and its signature as files."""
    file = folder / "pakket.toml"
    file.write_text(text, encoding="utf-8")
    beside = folder / "pakket.toml.sig"
    beside.write_text(signature, encoding="utf-8")
    return file, beside


def test_it_says_which_pack_is_in_force_and_that_none_is_coming(alone, card):
    page, pack = card.sheet.toPlainText(), alone.desk.rule_packs.in_force()
    assert f"versie {pack.version}" in page
    assert say_date(pack.takes_effect) in page
    assert "geen nieuwer pakket" in page


def test_a_pack_from_a_file_is_coming_until_its_day(alone, card, tmp_path):
    in_force = alone.desk.rule_packs.in_force().version
    text = newer(alone.desk, days=5)
    card.install(*on_disk(tmp_path, text, signed(text)))
    alone.until(lambda: card.state.isVisible())
    assert card.state.line.tone == "ok"
    alone.until(lambda: "2099.1" in card.sheet.toPlainText())
    page = card.sheet.toPlainText()
    assert page.index("Wat er komt") < page.index("2099.1")
    assert f"Geldt nu: nl, versie {in_force}" in page


def test_a_pack_that_nobody_signed_is_refused_beside_the_button_and_the_old_one_stays(alone, card, tmp_path):
    card.install(*on_disk(tmp_path, newer(alone.desk, days=0), "00"))
    alone.until(lambda: card.state.isVisible())
    assert card.state.line.tone == "blocked"
    assert "handtekening" in card.state.line.detail
    assert card.button.isEnabled()
    assert alone.desk.rule_packs.in_force().version != "2099.1"


def test_a_file_that_is_no_text_is_refused_by_its_name(alone, card, tmp_path):
    file = tmp_path / "foto.toml"
    file.write_bytes(b"\xff\xd8\xff\xe0")
    card.install(file, file)
    alone.until(lambda: card.state.isVisible())
    assert "foto.toml is geen tekst" in card.state.line.detail
