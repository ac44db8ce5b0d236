"""The workspace file: one SQLite document, opened by one program at a time.

The only owner of SQL tables. Knows no commands, no rules of the questionnaire and no screen; what may be changed is
decided above, how it is kept is decided here. `docs/spec/workspace.md` describes the file.
"""
