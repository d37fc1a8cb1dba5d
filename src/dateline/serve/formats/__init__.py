"""The ways out: one file a format, all of them declared in `registry`."""
