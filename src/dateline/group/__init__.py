"""Which reports are copies of one another, and which tell of one course of events."""
