"""Everything of one day in one value, drawn from all the subjects; the page and the verb of that name show it."""
