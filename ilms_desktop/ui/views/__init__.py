"""Widgets of the main window: grid, headers, tree, panels, bars."""
