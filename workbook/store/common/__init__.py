"""Collections that every subject needs: the people, the settings, what was typed and not saved yet.

For `notebook`, which hands them on.
"""
