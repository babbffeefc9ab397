"""Every sentence that the program says, by subject: constants and small functions that put values into words.

`screen` is what a page says, `verbs` what the shell says, the module named like the subject what both say. Knows the
values of `domain`. The sentences of the domain's errors stand in `refusals`, below everything.
"""
