"""Printed sheets: plain data in, PDF bytes out.

Nothing here reads a workspace or writes a file; the words come ready in the person's language.
"""
