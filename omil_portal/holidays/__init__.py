"""National holidays and business days: dates only, no Django."""
