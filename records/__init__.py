"""What is kept: submissions, their results, and what happened to them."""
