"""The focal point's services: one open questionnaire file, its one door for change, and what is read from it.

Nothing here knows a screen or SQL.
"""
