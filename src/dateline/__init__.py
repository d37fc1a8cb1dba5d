"""Turn news reports into a checkable record of events."""

__version__ = "0.1.0"
