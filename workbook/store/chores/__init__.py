"""The collection of households and chore weeks, and household files read from elsewhere.

For `notebook`, which hands it on.
"""
