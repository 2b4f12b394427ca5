"""The public calculator: what to ask, page by page, without keeping anything."""
