"""What Journey is drawn with."""
