"""The records: every kind as one typed, immutable model with its provenance."""
