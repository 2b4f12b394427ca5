"""Rows for the tests, in the words of the domain. Each says what makes it special with a trait.

Times are fixed (`AT`, `ON`), because every rule takes the time as an argument.
"""
