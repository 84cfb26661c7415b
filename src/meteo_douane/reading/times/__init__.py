"""The times that a text names, and when it was published."""
