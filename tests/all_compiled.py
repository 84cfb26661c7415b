"""All expressions of the program, compiled once for the programs that are forked from what is loaded."""

import meteo_douane.cli.service  # noqa: F401 - with all that reads
from meteo_douane.patterns import compile_all

compile_all()
