"""Past one process: applications handed to workers on other machines, or to a Dask cluster."""
