"""The Journey page: how it has been going, week by week."""
