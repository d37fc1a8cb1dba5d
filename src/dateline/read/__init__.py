"""The language pass: each report is parsed once, and every extractor works on that parse."""
