"""What leaves the workbook in other forms, as text and values: nothing here opens a screen or the store.

For verbs and screens.
"""
