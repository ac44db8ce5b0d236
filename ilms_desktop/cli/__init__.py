"""The command line: a stable contract for scripts and for people without a screen.

Exit codes: 0 good, 1 findings or refusal, 2 usage or unreadable input, 3 held; 70 a mistake of the program itself.
"""
