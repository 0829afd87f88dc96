"""`dealer-client retention`: what is past its retention on a day, and erasing it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from dealer_client.app import OpenCounter
from dealer_client.custody.copies import Copy, remove_copies, replace_copies
from dealer_client.desk.retention import ErasurePreview, PastEntry
from dealer_client.register.moments import utc_text
from dealer_client.register.numbering import EntryNumber
from dealer_client.register.retention import PART_WORDS, STOP_WORDS
from dealer_client.register.retention_rule import RetentionRule
from dealer_client.register.wording import Text

from .context import Context, InputWrong


def retention(context: Context) -> int:
    """Shows what an erasure would do, or does it with `--erase`. Raises DealerError; then nothing was erased."""
    arguments = context.arguments
    if arguments.remove_copies and not arguments.erase:
        raise InputWrong(
            Text(
                nl="--remove-copies hoort bij --erase: pas na het wissen mogen de oude kopieën weg.",
                en="--remove-copies goes with --erase: old copies may go once something was erased.",
            ),
            field="remove_copies",
        )
    with context.counter() as counter:
        desk = counter.desk
        day = arguments.on or desk.today()
        preview = desk.retention.preview(day)
        if not arguments.erase:
            _show(context, preview)
            return 0
        erasure = desk.retention.erase(day, clock_checked=arguments.clock_checked)
        copies: Sequence[Copy] = desk.retention.preview(day).copies
        if arguments.remove_copies:
            copies = _removed(counter, copies)
        _tell(context, preview, erasure, copies, unscrubbed=desk.retention.unscrubbed())
    return 0


def _removed(counter: OpenCounter, copies: Sequence[Copy]) -> list[Copy]:
    """Makes a backup of the book as it is now and removes these copies; gives those that are still there."""
    if counter.book is None or not copies:
        left = set(remove_copies(copies))
        return [copy for copy in copies if copy.path in left]
    return replace_copies(counter.profile, counter.store, counter.book.secrets.store_key, copies)


def _show(context: Context, preview: ErasurePreview) -> None:
    if context.arguments.json:
        context.print_json(_preview_json(preview))
        return
    if preview.is_empty:
        context.say(
            Text(
                nl="Op {day} is van niets de bewaartijd voorbij.", en="On {day} nothing is past its retention."
            ).filled(day=_day(preview.day))
        )
    else:
        context.say(
            Text(
                nl="Op {day} is hiervan de bewaartijd voorbij: persoonsgegevens van {n} posten, {flags} "
                "markeringen van aanbieders, {drafts} niet afgemaakte inkopen.",
                en="On {day} this is past its retention: personal data of {n} entries, {flags} flags on sellers, "
                "{drafts} purchases that were not finished.",
            ).filled(day=_day(preview.day), n=len(preview.entries), flags=preview.flags, drafts=preview.drafts)
        )
    for entry in preview.entries:
        context.say(Text(nl="{n}: {parts}", en="{n}: {parts}").filled(n=entry.number, parts=_parts(entry)))
    _say_stopped(context, preview)
    _say_copies(context, preview.copies)
    if preview.clock_doubt is not None:
        context.say(preview.clock_doubt.text)
        if not preview.clock_doubt.enrolled:
            context.say(
                Text(
                    nl="Staat de klok goed, wis dan met --erase --clock-checked.",
                    en="If the clock is right, erase with --erase --clock-checked.",
                )
            )
    if not preview.is_empty:
        _say_unverified(context, preview)
        context.say(
            Text(
                nl="Er is niets gewist. De eigenaar wist het met --erase; dat is niet terug te draaien.",
                en="Nothing was erased. The owner erases it with --erase; that cannot be undone.",
            )
        )


def _tell(
    context: Context,
    preview: ErasurePreview,
    erasure: EntryNumber | None,
    copies: Sequence[Copy],
    *,
    unscrubbed: bool,
) -> None:
    if context.arguments.json:
        said = {"copies": _copies_json(copies), "erasure": str(erasure) if erasure else None, "unscrubbed": unscrubbed}
        context.print_json({**_preview_json(preview), **said})
        return
    if erasure is None:
        context.say(Text(nl="Er was niets te wissen.", en="There was nothing to erase."))
    else:
        context.say(
            Text(
                nl="Gewist, en vastgelegd als post {n}. De posten zelf staan nog in het boek en zijn nog te bewijzen.",
                en="Erased, and recorded as entry {n}. The entries themselves stand in the book and can be proven.",
            ).filled(n=erasure)
        )
    if unscrubbed:
        context.say(
            Text(
                nl="Het bestand kon nog niet opnieuw worden geschreven; dat gebeurt als de balie weer opent. Maak "
                "ruimte op de schijf, of sluit het andere venster.",
                en="The file could not be written anew yet; that happens when the counter opens again. Free some space "
                "on the disk, or close the other window.",
            )
        )
    _say_stopped(context, preview)
    _say_copies(context, copies)


def _say_unverified(context: Context, preview: ErasurePreview) -> None:
    rules = {part.rule for entry in preview.entries for part in entry.parts if not part.rule.verified}
    if rules:
        context.say(
            Text(
                nl="Let op: deze bewaartijden zijn niet vergeleken met hun bron. Vraag het na voor u wist: {sources}.",
                en="Mind: these times were not compared with their source. Ask before you erase: {sources}.",
            ).filled(sources="; ".join(sorted({rule.source for rule in rules})))
        )


def _say_stopped(context: Context, preview: ErasurePreview) -> None:
    for entry in preview.stopped:
        whys = [STOP_WORDS[stop] for stop in entry.stops]
        why = Text(nl=", ".join(one.nl for one in whys), en=", ".join(one.en for one in whys))
        context.say(Text(nl="{n} blijft: {why}.", en="{n} stays: {why}.").filled(n=entry.number, why=why))


def _say_copies(context: Context, copies: Sequence[Copy]) -> None:
    if not copies:
        return
    context.say(
        Text(
            nl="Deze kopieën van het boek bevatten nog wat is gewist of kan worden gewist. Maak een nieuwe "
            "reservekopie en verwijder ze, ook van sticks die nu niet zijn aangesloten:",
            en="These copies of the book still hold what was erased or can be erased. Make a new backup and remove "
            "them, also from sticks that are not connected now:",
        )
    )
    for copy in copies:
        print(f"  {utc_text(copy.made_at)[:10]}  {copy.path}")


def _parts(entry: PastEntry) -> Text:
    words = [
        Text(nl="{part}{of}", en="{part}{of}").filled(
            part=PART_WORDS[part.part], of="" if part.entry == entry.number else f" ({part.entry})"
        )
        for part in entry.parts
    ]
    return Text(nl=", ".join(one.nl for one in words), en=", ".join(one.en for one in words))


def _preview_json(preview: ErasurePreview) -> dict[str, Any]:
    return {
        "day": preview.day.isoformat(),
        "entries": [_entry_json(entry) for entry in preview.entries],
        "stopped": [_entry_json(entry) for entry in preview.stopped],
        "flags": preview.flags,
        "drafts": preview.drafts,
        "copies": _copies_json(preview.copies),
        "clock_doubted": preview.clock_doubt is not None,
    }


def _entry_json(entry: PastEntry) -> dict[str, Any]:
    return {
        "entry": str(entry.number),
        "kind": entry.kind.value,
        "counts_from": entry.counts_from.isoformat(),
        "parts": [
            {"entry": str(part.entry), "part": part.part, "rule": part.rule.code, **_rule_json(part.rule)}
            for part in entry.parts
        ],
        "stops": [stop.value for stop in entry.stops],
    }


def _rule_json(rule: RetentionRule) -> dict[str, Any]:
    return {"source": rule.source, "verified": rule.verified}


def _copies_json(copies: Sequence[Copy]) -> list[dict[str, str]]:
    return [{"file": str(copy.path), "made_at": utc_text(copy.made_at)} for copy in copies]


def _day(day: date) -> str:
    return f"{day:%d-%m-%Y}"
