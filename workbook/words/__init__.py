"""Every sentence that the program says, by subject: constants and small functions that put values into words.

`screen` is what a page says, `dialogs` its small questions, `verbs` the shell; a module named like the subject
(`promise`, `conflict`, `step`, `plan`) what all of them say. Any other has the name of the one that says it: `forge`,
`household`, `certificate`, `guard`. Knows the values of `domain`. The sentences of the domain's errors stand in
`refusals`, below everything.
"""
