"""Repeat the monitor's work until told to stop."""
