"""What is noticed about wording: sentences, patterns and how they are matched. The rules themselves are content.

For the forge and the exercises that notice words, and for the verb `notice`.
"""
