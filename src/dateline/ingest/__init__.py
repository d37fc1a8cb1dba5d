"""Bytes to reports: pages, plain text and JSON lines; cuts teasers and notices, keeps what it cut."""
