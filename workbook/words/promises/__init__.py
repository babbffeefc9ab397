"""What is said about promises: on their page, in the forge, in the small dialogs, in the shell.

`promise` is what all of these share.
"""
