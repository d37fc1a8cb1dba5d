"""One script a released version of the tables."""
