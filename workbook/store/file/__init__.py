"""The file itself: documents, transactions, lock, history, backups, rescue. Knows no subject.

For the rest of `store`; screens and verbs meet its errors and the rescue only.
"""
