"""A page picture -> facts with their place: legibility, words, kind, fields, seals."""
