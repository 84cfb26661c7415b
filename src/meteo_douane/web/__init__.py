"""The page, the interface for programs, the feeds."""
