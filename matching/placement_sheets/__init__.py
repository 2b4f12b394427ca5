"""An office's own spreadsheet of placements: from its rows to placements that wait for proof."""
