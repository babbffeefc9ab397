"""What is said where two look back together: the Journey page."""
