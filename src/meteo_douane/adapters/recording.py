"""Recordings: what the sources answered, kept in a folder and played back."""
