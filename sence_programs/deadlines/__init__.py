"""Until when a benefit can be applied for: dates only, no Django."""
