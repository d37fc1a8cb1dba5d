"""Get the bytes at a public address: checked, bounded in time and size, polite."""
