"""Which time is the beginning of a trouble or of works, which their end, and which belongs to something else."""
