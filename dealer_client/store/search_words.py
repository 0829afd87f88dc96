"""What somebody typed, as a question to the full-text index: by the beginning of each word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby

from dealer_client.goods.identifiers import fold_lookalikes, normalise

_MOST_CHARACTERS = 400
_MOST_WORDS = 12
_LEAST_FOLDED = 4

# Without the underscore, which the index takes for a space.
_WORD = re.compile(r"[^\W_]+")
_ENTRY_NUMBER = re.compile(r"\b[A-Za-z]{1,4}-\d{6,12}(?:/\d{1,4})?(?!\w)", re.ASCII)


def fts_words(query: str) -> str:
    """The query as an FTS5 expression, empty where it has no word in it; nothing typed can become an operator."""
    typed = unicodedata.normalize("NFC", query[:_MOST_CHARACTERS])
    numbers = _ENTRY_NUMBER.findall(typed)
    words = _WORD.findall(_ENTRY_NUMBER.sub(" ", typed))[:_MOST_WORDS]
    every = [f'number : "{number}"' for number in numbers[:_MOST_WORDS]]
    every += [_run_query(tuple(run), has_digits) for has_digits, run in groupby(_telling(words), _has_digit)]
    joined = " AND ".join(every)
    # A number in groups of which some are letters, "WTU 123456", is kept in one piece too.
    return f'({joined}) OR (identifiers : "{"".join(words)}"*)' if len(words) > 1 and not numbers else joined


def fts_names(query: str) -> str:
    """The same for a name, looked for only in what is known of sellers, buyers and receivers."""
    words = _WORD.findall(unicodedata.normalize("NFC", query[:_MOST_CHARACTERS]))[:_MOST_WORDS]
    return " AND ".join(f'seller : "{word}"*' for word in words)


def _telling(words: Sequence[str]) -> Sequence[str]:
    """Without words of one sign, where there are others: the index has no beginnings that short, so each would be
    looked for in all there is, and hardly leaves a line out."""
    return [word for word in words if len(word) > 1] or words


def _run_query(words: Sequence[str], has_digits: bool) -> str:
    """Words that follow one another and all have a digit, or none has one."""
    each = " AND ".join(_word_query(word) for word in words)
    # A number that is typed in groups, "49 015420 323751 8", is kept in one piece too.
    return f"(({each}) OR {_word_query(''.join(words))})" if has_digits and len(words) > 1 else each


def _has_digit(word: str) -> bool:
    return any(character.isdigit() for character in word)


def _word_query(word: str) -> str:
    folded = fold_lookalikes(normalise("", word))
    # Only what looks like a number is tried with its look-alikes; a name stays a name.
    if len(folded) >= _LEAST_FOLDED and _has_digit(word):
        return f'("{word}"* OR identifiers : "{folded}"*)'
    return f'"{word}"*'
