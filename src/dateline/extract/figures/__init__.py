"""Figures: what is counted, in what role, by whom, with what stance."""
