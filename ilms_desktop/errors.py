"""The one exception tree of the program, and the one place where its sentences stand.

IlmsError(code, **context)                 sentence and next step are looked up by code
├─ UserError                               trouble in the world: shown with its next step, no traceback
│  ├─ StorageError                         WorkspaceInUse, WorkspaceTooNew, WorkspaceDamaged, NotAWorkspace,
│  │                                       DiskFull, ReadOnlyPlace, WorkspaceMissing, WorkspaceExists
│  ├─ DefinitionError                      the files under forms/ contradict each other (all problems at once)
│  ├─ ExchangeError                        UnreadableFile, LayoutMismatch
│  ├─ SigningKeyError                      KeyMissing, WrongPassphrase, KeyUnreadable
│  ├─ CommandRefused                       a change that the questionnaire or the state of the file does not allow
│  ├─ ExtraMissing                         an optional library is not installed
│  └─ NotReadyToLock                       findings that must be fixed first
└─ BugError                                our own code is wrong: crash window, never "something went wrong"

Code raises with a code and context; it never builds sentences. Problems *in the data* are not exceptions: they are
findings (`ilms_desktop.model.finding`). Sentences are English gettext ids; `ilms_desktop.i18n` translates them.
"""

from __future__ import annotations

from typing import ClassVar, Final

from ilms_desktop.exchange_messages import EXCHANGE_MESSAGES
from ilms_desktop.trust_messages import TRUST_MESSAGES


class IlmsError(Exception):
    """Base of everything the program raises on purpose.

    Args:
        code: key into `MESSAGES`; small, stable, quoted to the help desk.
        context: what the sentence names (file, table, number ...); values are turned into text when shown.
    """

    def __init__(self, code: str, **context: object) -> None:
        """Keep code and context; the sentence is built when it is shown."""
        super().__init__(code)
        self.code = code
        self.context = context

    def __str__(self) -> str:
        """English sentence and next step, for logs and tracebacks."""
        message, hint = MESSAGES.get(self.code, (self.code, ""))
        return f"{message} {hint}".format_map(_Context(self.context)).strip()


class UserError(IlmsError):
    """Trouble in the world that a person can do something about."""

    exit_code: ClassVar[int] = 2


class StorageError(UserError):
    """The workspace file cannot be used as asked."""


class DefinitionError(UserError):
    """The questionnaire's definitions cannot be used; `context["problems"]` lists every problem."""


class ExchangeError(UserError):
    """A file of somebody else cannot be read or written."""


class SigningKeyError(UserError):
    """The signing key is missing, locked or damaged."""


class CommandRefused(UserError):
    """The change is not allowed here; nothing was changed."""

    exit_code: ClassVar[int] = 1


class ExtraMissing(UserError):
    """An optional library is needed for this and not installed."""


class NotReadyToLock(UserError):
    """Findings that must be fixed or explained stand in the way of sealing."""

    exit_code: ClassVar[int] = 1


class BugError(IlmsError):
    """Our own code broke a promise; the program stops the action and says so."""


class _Context(dict[str, object]):
    """Leaves a placeholder standing when the context lacks it, so that showing an error never fails."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


#: code -> (what happened, what to do next); both are gettext ids.
MESSAGES: Final[dict[str, tuple[str, str]]] = {
    **EXCHANGE_MESSAGES,
    **TRUST_MESSAGES,
    # storage
    "workspace_missing": (
        "There is no file {path}.",
        "Check the name, or create a questionnaire with “New questionnaire”.",
    ),
    "workspace_exists": (
        "There is already a file {path}.",
        "Choose another name; the program never writes over a questionnaire.",
    ),
    "not_a_workspace": (
        "{path} is not an ILMS questionnaire.",
        "Open a file ending in .ilms that this program made; import spreadsheets and CSV files with “Import”.",
    ),
    "workspace_too_new": (
        "{path} was made by a newer version of the program (file format {found}, this program reads up to {known}).",
        "Install the newer version to open it; the file was not touched.",
    ),
    "workspace_damaged": (
        "{path} is damaged: {detail}.",
        "Open the latest copy in the folder “{backups}”; keep the damaged file for the help desk.",
    ),
    "workspace_in_use": (
        "{path} is open in another window or on another computer.",
        "Close it there, then open it again.",
    ),
    "read_only_place": (
        "{path} cannot be written: the file or its folder is read-only.",
        "Copy the file to a folder of your own and open the copy.",
    ),
    "disk_full": (
        "There is no space left on the disk of {path}.",
        "Free some space and try again; what was saved before is still there.",
    ),
    "disk_trouble": (
        "{path} could not be read or written: {detail}.",
        "Check the disk or the network folder; copy the file to a local disk and open the copy.",
    ),
    # definitions
    "definitions_broken": (
        "The questionnaire definitions have {count} problems.",
        "Run “ilms forms check” and correct the files it names, or install the program again.",
    ),
    "own_rules_unusable": (
        "The rules and cases in {folder} cannot be used:\n{details}",
        "Correct the files; docs/guide/rules.md says what belongs into them.",
    ),
    "unknown_rule": ("There is no rule {rule}.", "Choose one of: {known}."),
    "unknown_edition": ("There is no questionnaire edition “{edition}”.", "Choose one of: {known}."),
    "unknown_round": ("There is no round “{round}”.", "Choose one of: {known}."),
    "unknown_country": (
        "“{country}” is not a country code of the questionnaire.",
        "Give the three-letter code of ISO 3166-1, for example KHM.",
    ),
    "unknown_language": ("The language “{language}” is not available.", "Choose one of: {known}."),
    # commands
    "unknown_source": ("There is no source {source} in this file.", "Choose one of: {known}."),
    "unknown_source_type": ("“{type}” is not a source type.", "Choose one of: {known}."),
    "source_exists": ("The source {source} is already in this file.", "Give the survey another number, or edit it."),
    "source_has_data": (
        "The source {source} still has {count} values.",
        "Clear its tables first; undo brings them back if that was a mistake.",
    ),
    "unknown_field": ("“{field}” is not a field of a source of type {type}.", "Choose one of: {known}."),
    "bad_field_value": ("“{value}” is not a value of {field}.", "Choose one of: {known}."),
    "unknown_table": ("The questionnaire {edition} has no table {table} ({criterion}).", "Choose a table of the list."),
    "unknown_version": ("Table {table} does not take the class version {version}.", "Choose one of: {known}."),
    "unknown_cell": ("Table {table} has no cell {cell}.", "Choose a cell of the table."),
    "bad_status": ("“{status}” is not a status letter that may be entered.", "Choose one of: {known}."),
    "value_out_of_bounds": (
        "{value} is too large for a cell.",
        "Check the unit: figures are in {unit}.",
    ),
    "year_out_of_range": (
        "The round takes the years {first} to {last}, not {year}.",
        "Choose a year inside the range.",
    ),
    "too_many_countries": (
        "Table {table} names at most {limit} countries.",
        "Put the rest in Other countries, or remove a country first.",
    ),
    "country_named_twice": ("{country} is already a row of this table.", "Use the row that is there."),
    "table_not_for_source": (
        "The source {source} does not fill table {table}.",
        "Choose another table, or change what the source covers.",
    ),
    "unknown_criterion": ("The questionnaire {edition} has no criterion “{criterion}”.", "Choose one of: {known}."),
    "bad_source_id": (
        "“{source}” is not the id of a source.",
        "Write the type and the ILO's number, such as FX:14128; FX:N gives a running number.",
    ),
    "criterion_has_data": (
        "The source {source} still has {count} values by {criterion}.",
        "Clear those tables first; undo brings them back if that was a mistake.",
    ),
    "year_has_data": (
        "{year} still has {count} filled cells in {tables}.",
        "Clear them first; undo brings them back if that was a mistake.",
    ),
    "year_has_words": (
        "Something was said of {year} as a whole in {tables}: a declaration or a field.",
        "Take it back in the menu of the year first, then remove the year.",
    ),
    "country_has_data": (
        "{country} still has figures in table {table}, {year}.",
        "Clear its row first; undo brings it back if that was a mistake.",
    ),
    "unknown_country_row": ("“{row}” cannot be a row of table {table}.", "Choose a country of the list."),
    "status_with_value": (
        "The letter {status} stands instead of a figure, not beside one.",
        "Clear the figure, or choose a letter that goes with it.",
    ),
    "status_without_value": (
        "The letter {status} goes with a figure.",
        "Enter the figure, or choose N, X or C to say why there is none.",
    ),
    "too_many_decimals": ("Table {table} keeps {limit} decimals.", "Round the figure and enter it again."),
    "text_too_long": ("{field} takes at most {limit} characters.", "Shorten the text."),
    "nothing_to_undo": ("There is nothing to undo.", "Work on; every change can be undone."),
    "nothing_to_redo": ("There is nothing to redo.", "Undone steps can be repeated until the next change."),
    "undo_across_lock": (
        "The last step belongs to a submission that is already packaged.",
        "Change the value again instead; the package stays as it was sent.",
    ),
    "unknown_step": ("There is no step {entry} in this file.", "Choose a step of the history."),
    "nothing_to_bring_back": (
        "Nothing of this step can be brought back: the cells hold it already, or hold something else by now.",
        "Choose the cells that are to change all the same, or leave the file as it is.",
    ),
    "unknown_restore_point": ("There is no such restore point in this file.", "Choose one of the list."),
    "point_without_name": ("A restore point needs a name.", "Type one, such as “Before the revision”."),
    "name_too_long": ("A name takes at most {limit} characters.", "Shorten it."),
    "nothing_since_point": (
        "The file stands as it did at “{name}”.",
        "There is nothing to go back to; work on, or choose an older point.",
    ),
    "copy_is_read_only": (
        "This is a copy for reading, as the questionnaire stood at “{name}”; it is not changed.",
        "Open the questionnaire itself to work on; “Go back to this point” in it brings these figures back.",
    ),
    "reason_too_short": (
        "A reason needs at least {least} characters.",
        "Say in a sentence why the figure is right.",
    ),
    "finding_not_allowable": (
        "“{rule}” must be corrected; it cannot be allowed with a reason.",
        "Correct the figures; the finding disappears by itself.",
    ),
    "finding_needs_no_reason": (
        "“{rule}” is for information here; it asks for no reason.",
        "Leave it as it is.",
    ),
    "unknown_reason": (
        "There is no standard reason {reason}.",
        "Choose one of {known}, or give the reason in your own words.",
    ),
    "unknown_finding": ("That finding is not there any more.", "Run the check again."),
    # sealing
    "not_ready": (
        "{count} findings must be fixed or explained before the package can be sealed.",
        "Open the findings list; correct each one or allow it with a reason.",
    ),
    "embargo_without_date": (
        "The source {source} is under embargo, but the date is missing.",
        "Open the source and say from which date its figures are public.",
    ),
    "same_file": (
        "{path} is the questionnaire that is open here.",
        "Choose last year's file, or copy a source of this file.",
    ),
    "not_an_earlier_round": (
        "{path} is of round {round}; this one is of round {own}.",
        "Choose the file of an earlier round.",
    ),
    "other_country_file": (
        "{path} is the questionnaire of {country}; this one is for {own}.",
        "Choose a file of the same country.",
    ),
    "package_exists": ("There is already a file {path}.", "Choose another folder; a package is never written over."),
    "nothing_to_send": ("There are no figures to send.", "Enter or import figures first."),
    "signer_other_country": (
        "The key belongs to {signer}, but the file is for {country}.",
        "Choose the key that was made for {country}.",
    ),
    "example_not_sealed": (
        "Example data are sealed only by the demonstration.",
        "Create a questionnaire of your own to make a package.",
    ),
    # keys
    "key_missing": ("There is no signing key at {path}.", "Choose the key file, or make one with “ilms keys new”."),
    "key_exists": ("There is already a key at {path}.", "Choose another name; a key is never written over."),
    "wrong_passphrase": ("The passphrase does not open the key {path}.", "Type it again; capitals matter."),
    "passphrase_needed": (
        "The key {path} needs its passphrase.",
        "Type it when asked, or put it into the environment variable ILMS_PASSPHRASE.",
    ),
    "passphrase_short": ("A passphrase needs at least {least} characters.", "Choose a longer one."),
    "key_unreadable": (
        "{path} is not an OpenSSH Ed25519 private key.",
        "Choose the key file that the program made, not the .pub file beside it.",
    ),
    "bad_signer": ("“{signer}” is not a signer id.", "Use the country code and a number, for example khm-01."),
    # exchange
    "file_missing": ("There is no file {path}.", "Check the name and the folder."),
    "file_unreadable": ("{path} could not be read: {detail}.", "Check that it is not open elsewhere and try again."),
    "file_unwritable": ("{path} could not be written: {detail}.", "Choose another folder or free some space."),
    "file_too_large": (
        "{path} is larger than {limit} MB.",
        "Import the tables of one country only; split the file if it holds several.",
    ),
    "not_utf8": (
        "{path} is not in UTF-8: byte {byte} in line {line} cannot be read.",
        "Save the file again as “CSV UTF-8” and import that.",
    ),
    "bad_quotes": (
        "{path} has a quotation mark in line {line} that is never closed.",
        "Remove it or close it in a text editor, then import again.",
    ),
    "missing_columns": (
        "{path} lacks the columns: {columns}.",
        (
            "The first line must name ref_area, indicator, sex, classif1, time and obs_value; a table of another layout"
            " comes in with a mapping."
        ),
    ),
    "repeated_columns": ("{path} names these columns twice: {columns}.", "Keep one of each and import again."),
    "files_not_taken": (
        "Not taken, since there are no figures in such files: {files}.",
        "Give workbooks, CSV, SDMX or survey files; a questionnaire is opened when it comes alone.",
    ),
    "empty_file": ("{path} is empty.", "Choose the file that holds the figures."),
    "source_needed": (
        "The file does not say from which source all its figures come.",
        "Name one with --source: {known}.",
    ),
    "needs_mapping": (
        "{path} is in no layout that the program knows.",
        "Say what its rows and columns mean: with --mapping, or with File ▸ Import in the window.",
    ),
    "xml_damaged": (
        "{path} is not whole: its XML cannot be read beyond line {line}.",
        "Ask for the file again, or save it again in the program it comes from.",
    ),
    "xml_with_entities": (
        "{path} defines words of its own inside (a DTD). Such files can flood the memory and are not read.",
        "Ask for the file without DTD; SDMX needs none.",
    ),
    "sdmx_without_figures": (
        "{path} is SDMX, but holds no figures: it is a message “{kind}”.",
        "Choose a file with data in SDMX-ML 2.1 or SDMX-CSV.",
    ),
    "unknown_report": ("There is no report “{kind}”.", "Choose one of: {known}."),
    "unknown_paper": ("The program does not know the paper “{paper}”.", "Choose one of: {known}."),
    "unknown_format": ("The program does not know the format “{format}”.", "Choose one of: {known}."),
    "survey_lacks": (
        "{path} lacks variables of the recipe: {variables}.",
        "Correct their names in the recipe, or choose the survey that has them.",
    ),
    "survey_unreadable": (
        "{path} could not be read as a survey.",
        "Open it in the program that made it, save it again as SPSS, Stata or CSV, and choose that.",
    ),
    "survey_not_utf8": (
        "{path} is not in UTF-8.",
        "Save it again as “CSV UTF-8”, or give the SPSS or Stata file itself.",
    ),
    "survey_format": (
        "{path} is not a survey that the program reads.",
        "Give SPSS (.sav, .zsav), Stata (.dta), SAS (.sas7bdat) or CSV.",
    ),
    "recipe_syntax": ("{path} is not a recipe: {detail}.", "Correct it in a text editor; it is TOML in UTF-8."),
    "recipe_exists": ("There is already a file {path}.", "Choose another name; a recipe is never written over."),
    "recipe_broken": (
        "The recipe {path} has {count} problems: {detail}",
        "Correct them in a text editor and try again.",
    ),
    "pdf_unavailable": (
        "The PDF could not be made: {detail}.",
        "Install the program again; the figures are safe.",
    ),
    "no_printer": ("This computer has no printer.", "Save the report as PDF and print it where there is one."),
    "print_refused": ("{printer} takes no pages.", "See whether it is on and connected, or save the report as PDF."),
    "no_viewer": ("No program opens {path}.", "Install one that shows PDF files; the file itself is whole."),
    "extra_missing": ("This needs the optional part “{extra}”.", "Install it with: pip install ilms-desktop[{extra}]."),
    "register_unreadable": (
        "{path} is not a list of allowed signers: line {line}.",
        "Use the file that ends in .allowed_signers.",
    ),
    # program
    "qt_crashes": (
        "PySide6 {version} cannot run on this Python ({python}): it crashes within seconds.",
        "Install a version below 6.12 (pip install “PySide6-Essentials<6.12”), or use Python 3.12.",
    ),
    "bug": ("The program made a mistake: {detail}.", "Please send the diagnostics file to the help desk."),
}
