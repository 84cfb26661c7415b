"""What is said of the *procédure de secours*: leave, its hours, its end, and for whom."""
