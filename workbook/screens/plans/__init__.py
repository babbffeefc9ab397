"""The Plans page: the chore week and the conflicts, each a tab."""
