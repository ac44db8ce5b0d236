"""The window: PySide6 and nothing else.

Widgets show what the workspace says and turn what a person does into commands. No SQL and no reading or writing of
the person's files stands here.
"""
