"""The workbook as a whole, and chosen pages of it: our own JSON out and back in, and Markdown for people.

For the verbs of export and import.
"""
