"""What the words stand for: days, places on the map, and who is meant."""
