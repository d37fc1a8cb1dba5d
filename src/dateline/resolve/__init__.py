"""Words to values: dates to intervals, place names to gazetteer entries, names to entities with roles."""
