"""How things of the network go from one state to the next: tables, pure."""
