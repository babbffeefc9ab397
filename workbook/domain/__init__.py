"""The rules of the subject as pure functions of frozen values. No file, no clock, no screen, no sentence.

Knows the standard library and `words/refusals`, nothing else. For everybody.
"""
