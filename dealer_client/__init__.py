"""Register client for dealers in used goods. Start reading at `desk.py`, or at ARCHITECTURE.md beside this file."""

__version__ = "0.1.0"
