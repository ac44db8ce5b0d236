"""Charts: facts in the person's language become marks, marks become SVG, PNG or a page.

Nothing here reads a file of figures or decides what is drawn; `ilms_desktop.workspace.chart_data` does.
"""
