"""Screens around the pages: first run, who sits in front, rescue, help, the palette."""
