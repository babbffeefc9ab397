"""Sealing: age files that hold a workbook, the identities that open them, and the steps from plain to sealed and back.

For the rest of `store.file`. Only `age` knows pyrage, and imports it at its first use; all else is bytes and names.
"""
