"""Programs that train what the packages ship. Not needed to run."""
