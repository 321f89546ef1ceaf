"""The order of the work. The only package that knows Prefect, and only in the files that say so."""
