"""One schema for an archive, its search and its history."""
