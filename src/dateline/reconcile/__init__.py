"""Statements to events and findings: block, compare, link, judge, estimate."""
