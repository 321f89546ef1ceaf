"""The watched folder: what lies in it, when it is complete, and where it is put. Knows no Prefect."""
