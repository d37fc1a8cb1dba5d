"""The desk: a web app in which an analyst reads, checks and decides."""
