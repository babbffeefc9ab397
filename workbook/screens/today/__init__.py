"""The Today page: what is due, the chores of the day, the next small step."""
