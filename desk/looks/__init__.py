"""Looks at what the work needs, one by one: for `chushen doctor`, and those that are quick for `/health`."""
