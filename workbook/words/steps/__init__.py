"""What is said around steps and exercises, on their page and in the shell; the book's own text is content.

`step` is what is said of them wherever they are kept, `…_faults` what is said to an author of steps and packs.
"""
