"""A full-screen terminal workbook for a person who is earning back their partner's trust."""

__version__ = "0.2.0.dev0"
