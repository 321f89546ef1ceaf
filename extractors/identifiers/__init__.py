"""The numbers that decide: checked by their check digits, repaired where just one fix fits."""
