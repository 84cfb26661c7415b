"""The configuration to start from."""

from importlib.resources import files


def starting_configuration() -> str:
    """Return the content of `config.example.toml`; the file beside this module is a link to it, a copy in a wheel."""
    return (files("meteo_douane.config") / "example.toml").read_text(encoding="utf-8")
