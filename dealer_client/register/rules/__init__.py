"""The rules of the register: judging a draft by a rule pack.

`judging` goes through the rules of a pack; each names a test, and the tests stand one module a subject: `filled_in`,
`person`, `money`, `goods`, `kinds`; those that know documents and kinds of goods are in `identity.rules` and
`goods.rules`.
`facts` is what a draft is judged by besides itself.
"""

from .facts import Facts, Hit, Test
from .filled_in import asked_fields
from .judging import TESTS, draft_findings, unanswered
from .person import age_on

__all__ = ["TESTS", "Facts", "Hit", "Test", "age_on", "asked_fields", "draft_findings", "unanswered"]
