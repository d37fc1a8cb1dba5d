"""Keep everything: one database file with reports, records and search."""
