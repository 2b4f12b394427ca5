"""What the regional unit brings to a meeting: the same tables as a page, a PDF and a workbook."""
