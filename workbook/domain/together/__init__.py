"""What the two share and what each keeps to themselves. Pure; asked by the store.

`visibility`: whose a stored document is. For store, export, screens and verbs.
"""
