"""What is said of files of somebody else that cannot be read or written; `errors.MESSAGES` holds all such sentences."""

from __future__ import annotations

from typing import Final

#: code -> (what happened, what to do next); both are gettext ids.
EXCHANGE_MESSAGES: Final[dict[str, tuple[str, str]]] = {
    # foreign spreadsheets
    "sheet_encrypted": ("{path} is protected by a password.", "Save it without a password and import that."),
    "sheet_damaged": (
        "{path} is damaged or no workbook: {detail}.",
        "Open it in a spreadsheet program, save it under another name and import that.",
    ),
    "sheet_bomb": (
        "{path} grows to more than {limit} MB when it is unpacked.",
        "Copy the cells with the figures into a new workbook and import that.",
    ),
    "sheet_too_wide": (
        "Between the first and the last cell of the sheet “{sheet}” in {path} ({cell}) lie more than {limit} cells.",
        "Remove what stands far from the table, or copy the table into a new workbook and import that.",
    ),
    "sheet_odd": (
        "“{sheet}” in {path} has more than {limit} cells with percentages, errors, or formulas never worked out.",
        "Copy the cells with the figures as values into a new workbook and import that.",
    ),
    "sheet_unknown": (
        "{path} is neither XLSX nor ODS.",
        "Save it as an XLSX workbook and import that.",
    ),
    "table_too_large": (
        "{path} has more than {limit} cells.",
        "Import the tables of one country only; split the file if it holds several.",
    ),
    "not_a_table": (
        "{path} is neither a workbook nor a text.",
        "Save the table as XLSX, ODS or CSV and import that.",
    ),
    "web_page": (
        "{path} is a web page or another file with tags, whatever its name says.",
        "Open it in a spreadsheet program, save it as an XLSX workbook and import that.",
    ),
    "file_is_folder": ("{path} is a folder.", "Choose the file inside it that holds the figures."),
    "no_such_sheet": ("{path} has no sheet “{sheet}”.", "Choose one of: {known}."),
    "mapping_wrong": ("{path} cannot be used as a mapping: {detail}.", "Correct the file and try again."),
    "mapping_unfit": (
        "The mapping “{mapping}” does not fit {path}: {detail}.",
        "Choose another mapping, or make one for this file.",
    ),
    "mapping_name": (
        "“{name}” cannot be the name of a mapping.",
        "Use letters, digits, spaces, points and hyphens, at most {limit}.",
    ),
    "no_mapping": ("There is no mapping “{name}”.", "Choose one of: {known}."),
    "nothing_to_map": (
        "No table of the questionnaire was recognised in {path}.",
        "Name one, or check that the sheet has labels beside its figures.",
    ),
    # questionnaire workbook
    "workbook_without_identity": (
        "The hidden sheet is missing that says which questionnaire {path} belongs to.",
        "Write the workbook again with File ▸ Export, copy the figures into it, and import that.",
    ),
    "workbook_newer": (
        "{path} was written by a newer version of the program (workbook {found}, this program reads {known}).",
        "Install the newer version to import it.",
    ),
    "workbook_of_edition": (
        "{path} belongs to the questionnaire {found}, this file is of {known}.",
        "Import it into a questionnaire of {found}, or write the workbook again from this file.",
    ),
    "workbook_not_xlsx": (
        "{path} is a questionnaire workbook saved in another format, which does not keep all that it carries.",
        "Save the workbook as XLSX and import that.",
    ),
    "file_of_country": (
        "{path} is for {found}, this questionnaire is for {known}.",
        "Import it into the questionnaire for {found}.",
    ),
    "no_source_to_write": ("There is no source whose tables could be written.", "Add a source first."),
    "unknown_tables": ("These are no tables of the questionnaire: {tables}.", "Choose one of: {known}."),
    "blank_needs_workbook": (
        "Only a workbook can be written without figures, not {format}.",
        "Use --format xlsx, or leave out --blank.",
    ),
    # charts
    "unknown_chart_choice": ("The chart has no “{choice}” to choose.", "Choose one of: {known}."),
    "chart_without_countries": (
        "Table {table} has no rows of countries, so there are no main countries to draw.",
        "Choose one of: {known}.",
    ),
}
