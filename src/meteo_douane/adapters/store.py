"""What is remembered (SQLAlchemy)."""
