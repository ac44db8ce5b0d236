"""Screens: what fills the middle of a window."""
