"""What of the steps leaves the program: the next sittings as a calendar. Used by the verb `export`."""
