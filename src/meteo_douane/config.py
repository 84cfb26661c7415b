"""TOML to a frozen Config; every mistake at once."""
