"""A météo site on loopback that plays a story."""
