"""How fast the portal is, and proof that the fast way gives the same answer as the slow one."""
