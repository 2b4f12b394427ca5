"""The monthly certification of who draws the Fondo de Cesantía Solidario (Ley 19.728)."""
