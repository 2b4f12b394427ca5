"""Ads of the Bolsa Nacional de Empleo (BNE) as they come, read without Django."""
