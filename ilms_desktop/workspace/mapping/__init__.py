"""The mapping assistant without its window: what the rows and columns of somebody else's sheet mean.

`propose` guesses a mapping, `apply` reads a file by one, `toml_text` and `saved` keep it for next year. Cells come from
`ilms_desktop.exchange.foreign`; what is read goes the way of every import, `ilms_desktop.workspace.importing`.
"""
