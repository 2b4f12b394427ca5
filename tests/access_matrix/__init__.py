"""Who may open what: `matrix.py` is the table, and every address of the portal has a row in it."""
