"""Health, metrics and reports over HTTP. Read-only: nothing that comes in over the network changes anything."""
