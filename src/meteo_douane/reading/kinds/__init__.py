"""What sort of message it is: alert, bulletin, end, maintenance, malfunction, information."""
