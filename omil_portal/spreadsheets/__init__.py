"""Lists as workbooks of Excel."""
