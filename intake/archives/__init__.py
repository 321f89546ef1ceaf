"""Archives and mails: what lies in them, each member in a file of our own naming, within limits."""
