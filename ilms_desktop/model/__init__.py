"""The vocabulary of the program: frozen dataclasses and enums, without I/O, database or screen.

Words are those of docs/ARCHITECTURE.md; each module holds one family of them.
"""
