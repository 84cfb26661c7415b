"""Which services and modes a message strikes, restores, spares or only mentions."""
