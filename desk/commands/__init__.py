"""The commands, one file each: what a person may type, and what the help says. The work is in `desk.work`.

Each imports its work only when it is called: `--help` must not wait for the readers' models.
"""
