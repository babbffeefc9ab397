"""What the Today screen says. The shell's `workbook today` has its sentences in `words.promises.verbs`."""
