"""What is said beneath a field about the words in it: lines behind an indent, and what may be more than wording.

For the exercises of the steps, and for the forms of every subject.
"""
