"""The office's agenda: which hours there are, pure of any database."""
