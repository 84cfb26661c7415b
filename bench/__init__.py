"""What the program costs, measured on this machine beside the barest way to do the same: `make bench`."""
