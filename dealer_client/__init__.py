"""Register client for dealers in used goods. Start reading in `desk/`, or at ARCHITECTURE.md beside this file."""

__version__ = "0.1.0"
