"""A file that an applicant sent -> safe page pictures, and its text where it carries one."""
