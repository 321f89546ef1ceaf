"""The doors: command line, watched folder, reports."""
