"""What a report says: figures, quotations, occurrences and positions, found in its reading."""
