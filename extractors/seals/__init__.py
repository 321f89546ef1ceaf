"""Where the seals on a page are, whose they are, and whether they are ink."""
