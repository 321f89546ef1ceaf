"""The vocabulary of chushen: what every other package says things with."""

__version__ = "0.1.0"
