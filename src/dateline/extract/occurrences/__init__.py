"""Happenings: PLOVER type and mode, status, parties, date and place."""
