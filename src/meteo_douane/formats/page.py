"""A page (HTML) into items."""
