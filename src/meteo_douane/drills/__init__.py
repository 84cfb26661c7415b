"""What is invented for a drill, and answered in it; the rest of a drill is what is done for real."""
