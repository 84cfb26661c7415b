"""The channels people are told through (Apprise)."""
