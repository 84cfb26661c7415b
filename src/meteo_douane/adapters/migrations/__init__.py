"""The history of the schema; each file says what it does without looking at the program's present tables."""
