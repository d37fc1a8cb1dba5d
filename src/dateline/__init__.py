"""Turn news reports into a checkable record of events."""

__version__ = "0.2.0"
