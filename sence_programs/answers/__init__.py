"""Standard answers: found, demanded, read."""
