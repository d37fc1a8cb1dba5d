"""A reading to statements: figures, said, occurrences, positions."""
