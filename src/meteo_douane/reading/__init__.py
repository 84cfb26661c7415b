"""French words to notices: items are understood here, wherever they came from."""
