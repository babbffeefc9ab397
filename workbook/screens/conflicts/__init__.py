"""The Conflicts tab of the Plans page and its forms."""
