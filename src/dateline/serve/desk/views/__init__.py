"""Views of the desk: pure functions from an archive that is browsed to what templates print."""
