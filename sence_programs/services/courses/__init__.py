"""What happens to a course: prepared, opened, attended, closed; and who has a seat in it."""
