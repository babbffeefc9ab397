"""The optimiser: from a household to a week plan with its proof, and what can honestly be said of it.

Knows `domain` and `words` only; goes from values to values. Only `highs` loads the solver. For
screens, verbs and export; `check` judges a plan without anything else of this folder.
"""
