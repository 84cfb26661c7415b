"""A feed (RSS, Atom) into items."""
