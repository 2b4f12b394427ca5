"""A spreadsheet of people: who is new is registered, and what a file lacks is filled."""
