"""What is said wherever one is: the frame, dates, the shell, the store, people, faults of content; and the signs.

`signs` is the one table of the signs for marks, days and steps. For everybody.
"""
