"""Settings and the pipeline: a plain list of stages, and the runner that drives it."""
