"""Widgets of the Promises page: its rows, the record of one promise, the year and the curve."""
