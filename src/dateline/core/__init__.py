"""The types that all stages share; they do no input or output."""
