"""Widgets of the Conflicts tab: its rows, and the ratings side by side."""
