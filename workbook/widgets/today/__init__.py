"""The rows of the Today page."""
