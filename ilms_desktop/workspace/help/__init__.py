"""Help that needs no network: pages of `resources/help`, pages made of the definitions, search, the printed guide.

Definitions of tables, fields and rules are read from `forms/` when somebody asks and are copied nowhere; names of
menus and buttons are the window's own words.
"""
