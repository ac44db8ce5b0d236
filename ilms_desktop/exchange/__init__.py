"""Other people's files: reading them row by row, writing them byte for byte the same every time.

Nothing here changes a workspace; what a row means for a questionnaire is decided in `ilms_desktop.workspace.importing`.
"""
