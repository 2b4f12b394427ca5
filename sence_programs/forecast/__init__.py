"""What a goal will have reached by its cut-off, and how sure that is. Pure: it knows no database.

`season` says which share of a year comes when, `counts` is the distribution of what is still to
come, `outlook` puts them together for one goal, and `backtest` asks how it would have done.
"""
