"""The desk's side in its smallest form: a folder of plain files that grants, receives, answers and asks.

No window and no database: what the desk did stands in one hash-chained list, and everything else follows from it.
"""
