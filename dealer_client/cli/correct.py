"""`dealer-client correct` and `void`: putting right what was recorded, by the same rules as the counter."""

from __future__ import annotations

from dealer_client.desk import NotRecordable
from dealer_client.desk.errors import TextNotAccepted
from dealer_client.register.corrected_draft import ChangeWrong
from dealer_client.register.correction import FieldChange
from dealer_client.register.numbering import EntryNumber, NumberError, parse_number

from .context import Context
from .correct_format import CorrectionFile
from .finding_answers import finding_json, refuse, refuse_for
from .intake_format import IntakeWrong, read_strictly

_MOST_BYTES = 4 * 1024 * 1024


def correct(context: Context) -> int:
    """Records a correction; prints its number, or, with status 2, why nothing was recorded."""
    text = context.read_text(context.arguments.file, _MOST_BYTES)
    try:
        wanted = read_strictly(text, CorrectionFile)
        number = _number(wanted.number)
        changes = [FieldChange(path=change.path, new=change.new) for change in wanted.changes]
        with context.counter() as counter:
            findings = counter.desk.correcting.check(number, changes)
            recorded = counter.desk.correcting.correct(number, changes, wanted.reason)
    except (IntakeWrong, NumberError) as error:
        return refuse_for(context, "CORRECTION-WRONG", error)
    except ChangeWrong as error:
        return refuse_for(context, "CHANGE-WRONG", error)
    except TextNotAccepted as error:
        return refuse_for(context, "REASON-WRONG", error)
    except NotRecordable as error:
        return refuse(context, error.findings)
    context.print_json(
        {
            "number": str(recorded),
            "corrects": str(number),
            "findings": [finding_json(context, finding) for finding in findings],
        }
    )
    return 0


def void(context: Context) -> int:
    """Records that an entry does not count any more; prints the number of the void, or, with status 2, why not."""
    reason = context.arguments.reason
    try:
        number = _number(context.arguments.number)
        if reason == "-":
            reason = context.read_text("-", _MOST_BYTES)
        with context.counter() as counter:
            recorded = counter.desk.correcting.void(number, reason)
    except ChangeWrong as error:
        return refuse_for(context, "VOID-WRONG", error)
    except NumberError as error:
        return refuse_for(context, "NUMBER-WRONG", error)
    except TextNotAccepted as error:
        return refuse_for(context, "REASON-WRONG", error)
    context.print_json({"number": str(recorded), "voids": str(number)})
    return 0


def _number(text: str) -> EntryNumber:
    """The entry; an item's number names its entry too. Raises NumberError with its field."""
    try:
        return parse_number(text)[0]
    except NumberError as error:
        raise NumberError(error.message, field="number") from None
