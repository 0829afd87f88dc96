"""What the counter can do, without a window: `Desk` is the one thing that the counter and the command line ask.

Each module here is one subject of the desk's work; `desk.py` puts them together. See README.md.
"""

from .acquiring import Recorded
from .desk import Desk
from .disposing import RecordedDisposal
from .errors import NotAllowed, NotRecordable

__all__ = ["Desk", "NotAllowed", "NotRecordable", "Recorded", "RecordedDisposal"]
