"""A spreadsheet of people: uploaded, checked without writing, applied, and taken back."""
