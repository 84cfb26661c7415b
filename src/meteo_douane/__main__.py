"""`python -m meteo_douane`."""

from meteo_douane.cli import main

main()
