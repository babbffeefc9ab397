"""The chore week and the household form, with their dialogs. Shown on the Plans page."""
