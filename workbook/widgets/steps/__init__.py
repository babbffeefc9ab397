"""Widgets of the Steps page: the contents, a text area with notes on its wording, and the exercises."""
