"""What an office's own spreadsheet says about people, however it was typed. Pure."""
