"""The questionnaire as a workbook, written for people to fill in and read back by the keys it carries.

`book` writes and reads it; foreign spreadsheets, which carry no keys, are read in `ilms_desktop.exchange.foreign`.
"""
