"""`dealer-client extract` and `verify`: documents for an inspector."""

from __future__ import annotations

from dealer_client.documents.files import read_pdf, save_document
from dealer_client.register.wording import Text

from .context import Context, InputWrong

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
    save_document(arguments.output, pdf)
    context.say(Text(nl="Uittreksel gemaakt: {file}", en="Extract made: {file}").filled(file=arguments.output))
    return 0


def verify(context: Context) -> int:
    """Says whether an extract holds. Needs no profile; with one, the register's key is the one it enrolled with."""
    from dealer_client.documents.verify import verify_extract
    from dealer_client.vault.profile import has_profile

    pdf = read_pdf(context.arguments.file)
    if has_profile(context.home):
        with context.counter() as counter:
            verdict = counter.desk.verify(pdf)
    else:
        verdict = verify_extract(pdf, register_key=None)
    context.say(verdict.sentence)
    for remark in (*verdict.problems, *verdict.notes):
        context.say(remark)
    return 0 if verdict.holds else _DOES_NOT_HOLD
