"""Loads what guesses: the language pipeline."""
