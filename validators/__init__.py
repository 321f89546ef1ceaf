"""A submission's facts -> findings. One rule a file, pure: no disk, no clock, no picture."""
