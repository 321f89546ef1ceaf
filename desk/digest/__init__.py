"""The night's digest: what it says, how it looks, and how it gets to people."""
