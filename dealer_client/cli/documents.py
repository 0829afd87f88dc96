"""`dealer-client extract` and `verify`: documents for an inspector."""

from __future__ import annotations

import os
from pathlib import Path

from dealer_client.register.wording import Text

from .context import Context, InputWrong

_MOST_PDF_BYTES = 256 * 1024 * 1024
_DOES_NOT_HOLD = 3


def make_extract(context: Context) -> int:
    """Writes the extract of a period; an existing file is only replaced by a whole one. Raises DealerError."""
    arguments = context.arguments
    if arguments.last < arguments.first:
        raise InputWrong(
            Text(
                nl="De periode eindigt voor ze begint. Geef met --from de eerste dag en met --to de laatste.",
                en="The period ends before it begins. Give the first day with --from and the last with --to.",
            ),
            field="to",
        )
    with context.counter() as counter:
        pdf = counter.desk.extract(arguments.first, arguments.last, language=context.language)
    _write(arguments.output, pdf)
    context.say(Text(nl="Uittreksel gemaakt: {file}", en="Extract made: {file}").filled(file=arguments.output))
    return 0


def verify(context: Context) -> int:
    """Says whether an extract holds. Needs no profile; with one, the register's key is the one it enrolled with."""
    from dealer_client.documents.verify import verify_extract
    from dealer_client.vault.profile import has_profile

    pdf = _read(context.arguments.file)
    if has_profile(context.home):
        with context.counter() as counter:
            verdict = counter.desk.verify(pdf)
    else:
        verdict = verify_extract(pdf, register_key=None)
    context.say(verdict.sentence)
    for remark in (*verdict.problems, *verdict.notes):
        context.say(remark)
    return 0 if verdict.holds else _DOES_NOT_HOLD


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_PDF_BYTES + 1)
    except OSError as error:
        raise InputWrong(
            Text(
                nl="{file} is niet te lezen ({why}). Kijk de naam en de rechten na.",
                en="{file} cannot be read ({why}). Check its name and its permissions.",
            ).filled(file=path, why=error.strerror or type(error).__name__),
            field="file",
        ) from None
    if len(data) > _MOST_PDF_BYTES:
        raise InputWrong(
            Text(nl="{file} is te groot voor een uittreksel.", en="{file} is too large for an extract.").filled(
                file=path
            ),
            field="file",
        )
    return data


def _write(path: Path, data: bytes) -> None:
    partial = path.with_name(path.name + ".partial")
    try:
        # An extract names sellers: nobody else on this machine should read it.
        with os.fdopen(os.open(partial, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as file:
            file.write(data)
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise InputWrong(
            Text(
                nl="{file} is niet te schrijven ({why}). Kies met -o een andere plaats.",
                en="{file} cannot be written ({why}). Choose another place with -o.",
            ).filled(file=path, why=error.strerror or type(error).__name__),
            field="output",
        ) from None
