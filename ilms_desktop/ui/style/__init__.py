"""How the window looks: colours, fonts, sizes, icons and marks.

The only package that sets a style sheet; every colour comes from `resources/style/tokens.toml`.
"""
