"""Notifications to the service manager (sd_notify)."""
