"""The values on a page: labels found with spaCy, values by where they stand, numbers by their check digits."""

from extractors.fields.find import find_fields
from extractors.fields.reading import Reading

__all__ = ["Reading", "find_fields"]
