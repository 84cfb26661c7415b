"""What goes on where there is no database, or no room in it: the work in memory, until all can be written."""
