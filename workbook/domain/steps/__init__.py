"""The programme: steps, exercises, answers, how far somebody is and which small step is next.

For content, store, widgets, screens and verbs.
"""
