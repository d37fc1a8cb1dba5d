"""Bring together what several reports say: find the happenings they share, link, compare and estimate."""
