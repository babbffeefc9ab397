"""What every subject stands on: errors, dates and times as people type them, clean text, people.

For all of `domain` and above.
"""
