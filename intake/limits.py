"""How much of an applicant's file is taken in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds on one submission; what goes beyond is refused as `too-large`, never read half.

    Attributes:
        max_file_bytes: a file, or a member of an archive once unpacked.
        max_pages: pages of one file.
        max_pixels: width times height of what must be decoded at once. JPEG decodes at a fraction of its size
            and is measured by that fraction.
        page_pixels: a larger page is handed on reduced to this, not refused: an A4 sheet at 440 dpi.
        max_files: files of a submission, members of archives included.
        max_unpacked_bytes: all members of one archive together.
        max_ratio: unpacked to packed bytes of an archive, once `ratio_free_bytes` are unpacked.
        max_nesting: archives in archives.
        max_seconds: of processor time for one step with a file: opening it, unpacking it, rendering one page.
        max_file_seconds: of processor time for all steps with one file together.
        max_memory_bytes: address space of the child process that parses it.
    """

    max_file_bytes: int = 500_000_000
    max_pages: int = 500
    max_pixels: int = 250_000_000
    page_pixels: int = 18_000_000
    max_files: int = 1_000
    max_unpacked_bytes: int = 1_000_000_000
    max_ratio: int = 200
    ratio_free_bytes: int = 100_000_000
    max_nesting: int = 2
    max_seconds: float = 30
    max_file_seconds: float = 300
    max_memory_bytes: int = 2_000_000_000
