"""The doors for other programs: metrics, health, an API, and the formats that others read already."""
