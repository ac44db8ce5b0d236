"""Spreadsheets and text tables of somebody else as neutral sheets of cells; what they mean is not asked here.

`book.read_foreign` opens the bytes of a file; every format gives the same `cells.ForeignBook`.
"""
