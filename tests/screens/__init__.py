"""Pictures of every place of the counter, for people to look at: `python -m tests.screens --out DIR`."""
