"""What is said about conflicts: on their page (`screen`), and wherever they are kept (`conflict`)."""
