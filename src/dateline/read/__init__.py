"""One linguistic pass over a report, done once, shared by all extractors."""
