"""The collections of answers to exercises and of the dates that people set. For `notebook`, which hands them on."""
