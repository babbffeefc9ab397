"""What is said when something is copied, and when the screen is left for the shell."""

KEY, TIP = "Copy", "Copy what the cursor is on, for another program"
COPIED = "Copied."
TO_SHELL, TO_SHELL_TIP = "To the shell", "Everything is saved and the screen put away; `fg` brings it back"
