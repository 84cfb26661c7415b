"""The world: each module is one technology."""
