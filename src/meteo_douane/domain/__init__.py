"""What is decided: pure rules and values, on the standard library only."""
