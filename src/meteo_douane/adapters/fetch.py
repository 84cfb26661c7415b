"""One conditional GET, bounded in time and size (httpx)."""
