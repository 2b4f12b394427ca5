"""Courses and workshops."""
