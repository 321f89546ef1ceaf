"""What results can be exported as."""

from enum import StrEnum


class Format(StrEnum):
    """The format of an export."""

    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
