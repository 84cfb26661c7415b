"""A plain text of one message into an item."""
