"""The sentences that errors of the domain carry: constants and tiny functions that fill in a number or a place.

They lie below everything, so that a rule can refuse with a whole sentence and `words` can speak of the rule's
values. Imports nothing. Sentences of the layers above stand in the other folders of `words`.
"""
