"""Everything that guesses: the bundled language pipeline."""
