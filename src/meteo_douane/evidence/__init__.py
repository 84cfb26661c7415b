"""What is gathered about an episode or a fallback, as facts in one file, for whoever inspects it."""
