"""What the guided interview asks, and the plan that its answers lead to. No Django here."""
