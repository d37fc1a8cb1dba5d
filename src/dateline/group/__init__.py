"""Reports to origins and stories, one report at a time."""
