"""What the Journey page says."""
