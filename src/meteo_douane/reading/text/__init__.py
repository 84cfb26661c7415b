"""The text of a message: folded and spelled, with the services and modes that it names."""
