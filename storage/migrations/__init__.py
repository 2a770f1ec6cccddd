"""How a database comes from nothing, or from an older version of the companion, to the newest tables.

A migration is written by hand under versions/; a test compares what they lead to with storage/tables.py.
"""
