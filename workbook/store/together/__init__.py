"""What is gathered from all parts of the workbook, as one person may see it."""
