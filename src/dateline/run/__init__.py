"""Puts the stages in line and runs them over sources and archives."""
