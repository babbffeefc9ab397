"""What is said where a look is chosen."""

TITLE = "The look"
OTHERS = "OTHERS"
OWN = {"workbook-dark": "Slate", "workbook-light": "Paper", "workbook-contrast": "High contrast"}
