"""What stands on each page, for one person: forms only. A module a page, `frame` for what all have."""
