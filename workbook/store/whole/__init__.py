"""The whole workbook out of its file and into another one: what each table holds, what leaves, what comes in.

It knows every collection's documents and goes by no collection's methods. For the verbs of export and import.
"""
