"""Numbers with their bounds, ranges, units and money."""
