"""The weekly review of the two, or of one alone."""
