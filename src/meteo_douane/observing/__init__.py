"""What the sources say, asked by one of the programs that share a database."""
