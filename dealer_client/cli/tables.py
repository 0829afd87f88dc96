"""`dealer-client export` and `import`: the register as a file, and an existing book from one."""

from __future__ import annotations

from typing import Any

from dealer_client.desk.importing import ImportReport
from dealer_client.documents.choice import Register
from dealer_client.documents.files import save_document
from dealer_client.documents.kinds import ExportKind
from dealer_client.documents.old_book import MOST_BYTES
from dealer_client.register.wording import Text

from .context import Context, InputWrong
from .documents import refuse_backward_period
from .progress import shown_progress

_MOST_SHOWN = 20
_REFUSED = 2


def export(context: Context) -> int:
    """Writes the register as a file. Raises DealerError."""
    arguments = context.arguments
    refuse_backward_period(context)
    with context.counter() as counter:
        data = counter.desk.exporting.make(
            ExportKind(arguments.kind),
            arguments.first,
            arguments.last,
            context.language,
            register=Register(arguments.register),
        )
    save_document(arguments.output, data)
    context.say(Text(nl="Bestand gemaakt: {file}", en="File made: {file}").filled(file=arguments.output))
    return 0


def import_book(context: Context) -> int:
    """Reports what an import would do; with --record does it. Status 2 where something is refused."""
    arguments = context.arguments
    text = context.read_text(arguments.file, MOST_BYTES)
    with context.counter() as counter:
        importing = counter.desk.importing
        mapping = {**importing.mapping(text), **_typed_mapping(arguments.map)}
        report = importing.dry_run(text, mapping)
        recorded = arguments.record and not report.refused
        if recorded:
            with shown_progress(context, Text(nl="Vastleggen", en="Recording")) as progress:
                importing.record(text, mapping, progress)
    if arguments.json:
        context.print_json(_as_json(report, mapping, recorded=recorded, language=context.language))
    else:
        _say(context, report, mapping, recorded=recorded)
    return _REFUSED if report.refused else 0


def _typed_mapping(pairs: list[str]) -> dict[str, str]:
    found = {}
    for pair in pairs:
        name, equals, column = pair.partition("=")
        if not equals:
            raise InputWrong(
                Text(
                    nl="Schrijf bij --map een veld en een kolom, zoals price=Bedrag.",
                    en="After --map write a field and a column, such as price=Amount.",
                ),
                field="map",
            )
        found[name.strip()] = column.strip()
    return found


def _say(context: Context, report: ImportReport, mapping: dict[str, str], *, recorded: bool) -> None:
    columns = ", ".join(f"{name} = {column}" for name, column in mapping.items())
    context.say(Text(nl="Kolommen: {columns}", en="Columns: {columns}").filled(columns=columns))
    remarked = [entry for entry in report.entries if entry.problems or entry.remarks]
    for entry in remarked[:_MOST_SHOWN]:
        for said, label in ((entry.problems, _REFUSED_ROW), (entry.remarks, _REMARK)):
            for text in said:
                context.say(label.filled(line=entry.lines[0], number=entry.old_number or "-", why=text))
    if len(remarked) > _MOST_SHOWN:
        context.say(
            Text(nl="… en {n} meer; --json geeft alles.", en="… and {n} more; --json gives all.").filled(
                n=len(remarked) - _MOST_SHOWN
            )
        )
    counts = {"entries": len(report.entries), "refused": len(report.refused)}
    context.say((_RECORDED if recorded else _WOULD if report.may_begin else _NOT_EMPTY).filled(**counts))


def _as_json(report: ImportReport, mapping: dict[str, str], *, recorded: bool, language: Any) -> dict[str, Any]:
    return {
        "recorded": recorded,
        "book_is_empty": report.may_begin,
        "mapping": mapping,
        "entries": [
            {
                "lines": list(entry.lines),
                "old_number": entry.old_number,
                "items": entry.items,
                "acquired_on": entry.acquired_on.isoformat() if entry.acquired_on else None,
                "problems": [problem.in_language(language) for problem in entry.problems],
                "remarks": [remark.in_language(language) for remark in entry.remarks],
            }
            for entry in report.entries
        ],
    }


_REFUSED_ROW = Text(
    nl="Regel {line} (nummer {number}) geweigerd: {why}", en="Line {line} (number {number}) refused: {why}"
)
_REMARK = Text(nl="Regel {line} (nummer {number}): {why}", en="Line {line} (number {number}): {why}")
_RECORDED = Text(nl="{entries} posten vastgelegd.", en="{entries} entries recorded.")
_WOULD = Text(
    nl="{entries} posten gelezen, {refused} geweigerd. Er is nog niets vastgelegd; met --record gebeurt dat.",
    en="{entries} entries read, {refused} refused. Nothing was recorded yet; --record does it.",
)
_NOT_EMPTY = Text(
    nl="{entries} posten gelezen, {refused} geweigerd. Dit boek heeft al posten: inlezen kan alleen in een leeg boek.",
    en="{entries} entries read, {refused} refused. This book has entries already: an import needs an empty one.",
)
