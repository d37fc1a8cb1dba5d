"""Plain frozen types that every stage shares; no I/O."""
