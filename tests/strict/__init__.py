"""Tests that hate sloppiness: each module watches for one kind and writes it in the ledger.

A test with an entry in the ledger fails, even if what it asserted holds. Why: ADR 0004.
"""
