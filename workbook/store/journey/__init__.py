"""What Journey shows, read from the tables of all subjects."""
