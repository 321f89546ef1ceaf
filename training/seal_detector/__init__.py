"""Trains the seal detector that `extractors/seals` ships: drawn pages, drawn seals, a small network."""
