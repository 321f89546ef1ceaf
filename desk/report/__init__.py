"""The report: one self-contained HTML file per application, and an index of many."""
