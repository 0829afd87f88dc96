"""The encrypted store: engine, schema, and one module for each kind of thing that is kept."""
