"""What is owed to channels, sent and written down."""
