"""Journey: what is stored anyway, laid out by weeks."""
