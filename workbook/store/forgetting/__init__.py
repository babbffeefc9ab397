"""What one person may have forgotten, as rules for the file (`store.file.forgetting` carries them out).

`asked` is the way in: the rule for an answer, its earlier versions, a promise, or words. `documents` and `in_words` are
the two sorts of rule: documents that go as a whole, and words taken out of texts. For verbs and screens.
"""
