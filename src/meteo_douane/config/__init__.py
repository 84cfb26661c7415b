"""What the operator wants: TOML to a frozen Config, with every mistake at once."""

from meteo_douane.config.example import starting_configuration
from meteo_douane.config.reading import database_of, load, load_essentials
from meteo_douane.config.secret import Secret
from meteo_douane.config.surroundings import TRUSTING, Judge
from meteo_douane.config.understood import understood
from meteo_douane.config.values import (
    ChannelConfig,
    Config,
    ConfigError,
    Finding,
    OperatorConfig,
    SourceConfig,
)

__all__ = [
    "TRUSTING",
    "ChannelConfig",
    "Config",
    "ConfigError",
    "Finding",
    "Judge",
    "OperatorConfig",
    "Secret",
    "SourceConfig",
    "database_of",
    "load",
    "load_essentials",
    "starting_configuration",
    "understood",
]
