"""Setting up, running and testing a checkout. Start at `command_line.py`; README.md is for the user."""
