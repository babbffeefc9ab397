"""What is said around wording notes; the notes themselves are content."""
