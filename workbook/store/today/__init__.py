"""The view of a day, read from all the collections."""
