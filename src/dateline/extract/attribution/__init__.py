"""Who says what: speaker, cue and content of every attribution, which all extractors use."""
