"""What is refused of a moment."""

LEVEL = "A point lies between 0 and 10. Nothing was changed."
NOTE_TOO_LONG = "The note is longer than {limit} characters. Nothing was saved; a page of Steps has room for it."
