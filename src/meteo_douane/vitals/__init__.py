"""How the program itself is doing: what is wrong with it, and the signs that it lives."""
