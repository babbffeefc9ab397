"""The Steps page: the book, the step that is open, and saving while somebody writes."""
