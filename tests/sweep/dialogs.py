"""Every dialog, menu and popup of the program, opened with contents as in real work.

Each opener takes the stage and gives what is in front. A new dialog that is missing here fails a test.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from ilms_desktop.errors import SigningKeyError, UserError
from ilms_desktop.exchange.csv_ilo import read_bulk
from ilms_desktop.exchange.formats import open_foreign
from ilms_desktop.i18n import error_text
from ilms_desktop.mail.size import Remedy
from ilms_desktop.model.command import AddSource, Label, MakeRestorePoint, SetObservations
from ilms_desktop.model.key import Criterion
from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.model.source import Source
from ilms_desktop.ui.dialogs.arrivals_dialog import ArrivalsDialog
from ilms_desktop.ui.dialogs.assignment_dialog import AssignmentDialog
from ilms_desktop.ui.dialogs.bring_back_dialog import BringBackDialog
from ilms_desktop.ui.dialogs.came_back_dialog import CameBack, CameBackDialog
from ilms_desktop.ui.dialogs.copy_source_dialog import CopySourceDialog
from ilms_desktop.ui.dialogs.empty_dialog import EmptyDialog
from ilms_desktop.ui.dialogs.enrol_dialog import EnrolDialog, EnrolStart
from ilms_desktop.ui.dialogs.explain_dialog import explain
from ilms_desktop.ui.dialogs.hand_dialog import HandDialog
from ilms_desktop.ui.dialogs.help_dialog import HelpDialog
from ilms_desktop.ui.dialogs.import_dialog import ImportDialog
from ilms_desktop.ui.dialogs.lost_key_dialog import LostKeyDialog
from ilms_desktop.ui.dialogs.mapping_dialog import MappingDialog
from ilms_desktop.ui.dialogs.merge_dialog import MergeDialog
from ilms_desktop.ui.dialogs.name_point_dialog import NamePointDialog
from ilms_desktop.ui.dialogs.new_file_dialog import NewFileDialog
from ilms_desktop.ui.dialogs.office_dialog import OfficeDialog
from ilms_desktop.ui.dialogs.parts_dialog import PartsDialog
from ilms_desktop.ui.dialogs.paste_dialog import PasteDialog
from ilms_desktop.ui.dialogs.progress_dialog import ProgressDialog
from ilms_desktop.ui.dialogs.qtable_dialog import QTableDialog
from ilms_desktop.ui.dialogs.recall_dialog import RecallDialog
from ilms_desktop.ui.dialogs.restore_points_dialog import RestorePointsDialog
from ilms_desktop.ui.dialogs.revise_dialog import ReviseDialog
from ilms_desktop.ui.dialogs.seal_answers_dialog import SealAnswersDialog
from ilms_desktop.ui.dialogs.tabulate_dialog import TabulateDialog
from ilms_desktop.ui.dialogs.version_dialog import VersionDialog
from ilms_desktop.ui.dialogs.your_key_dialog import YourKeyDialog
from ilms_desktop.ui.presenters.arrival_words import ArrivalLine
from ilms_desktop.ui.presenters.clipboard import read_clip
from ilms_desktop.ui.presenters.empty_cells import Why, find_year
from ilms_desktop.ui.presenters.name_choice import country_choices
from ilms_desktop.ui.presenters.paste import Paste
from ilms_desktop.ui.presenters.paste_book import PasteBook
from ilms_desktop.ui.presenters.tree import NodeKind
from ilms_desktop.ui.presenters.version_words import VersionSwitch
from ilms_desktop.ui.session import Session
from ilms_desktop.ui.show_error import show_error
from ilms_desktop.ui.tasks import Job
from ilms_desktop.ui.views.choice_popup import ChoicePopup
from ilms_desktop.ui.views.country_popup import CountryPopup
from ilms_desktop.ui.views.key_choice import KeyOffer
from ilms_desktop.workspace.chart_places import Kind
from ilms_desktop.workspace.enrolment import statuses
from ilms_desktop.workspace.enrolment_files import enrolments
from ilms_desktop.workspace.gaps import Lack
from ilms_desktop.workspace.help.book import help_book
from ilms_desktop.workspace.sample import create_sample
from tests.gui.conftest import C4, SOURCE, CountedIds, SlowClock, c4
from tests.gui.key_support import NOW, PERSON, deeds_over, granted, waiting
from tests.gui.part_support import between
from tests.gui.question_support import query
from tests.unit.workspace.part_support import planned
from tests.unit.workspace.post_support import sealed
from tests.unit.workspace.question_support import query_file, say, take

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ilms_desktop.keystore.vault import Vault
    from tests.gui.part_support import Between
    from tests.sweep.stage import Stage

    Opener = Callable[[Stage], QWidget]

_IMPORTED: Final = (
    "ref_area,indicator,sex,classif1,time,obs_value\n"
    "KHM,MNA_OEMP_SEX_CDS_NB,SEX_M,CDS_DES_KOR,2017,1.532\n"
    "KHM,MNA_OEMP_SEX_CDS_NB,SEX_M,CDS_DES_KOR,2018,3.728\n"
    "KHM,MNA_OEMP_SEX_CDS_NB,SEX_M,CDS_DES_KOR,2016,many\n"
)
_FOREIGN: Final = (
    "Emigrants by country of destination,,\nCountry of destination,2019,2020\nThailand,1200,1300\nMaleysia,20,30\n"
    "Kingdom of Nowhere,5,6\nSingapore,100,..\n"
)
_PASTED: Final = "Pays\t2022\t2023\nJapon\t1,234\t4.182\nThaïlande\tabout\t24\nAtlantis\t5\t6\n"
_RECORDS: Final = "sex,age,country of birth,weight,reference year\n" + "".join(
    f"{1 + n % 2},{15 + n % 60},{'KHM' if n % 5 else 'VNM'},10,2020\n" for n in range(60)
)
#: a package on another computer
_ABOUT: Final = "cd" * 32


def _shown(widget: QWidget) -> QWidget:
    """Show a window, and give it."""
    widget.show()
    return widget


def _put(stage: Stage, *entries: tuple[object, Observation]) -> int:
    """Type figures; gives the entry of the journal."""
    changes = stage.session.execute(SetObservations(tuple(entries), Label("Type in C4")))  # type: ignore[arg-type]
    assert changes is not None
    return changes.entry


def _no_vault() -> Vault:
    """A computer without a key store."""
    raise SigningKeyError("keystore_refused", backend="none")


def _ends(stage: Stage) -> Between:
    """A coordinator's file and the return of an office."""
    found = between(stage.new_folder())
    stage.workspaces += [found.file, found.office]
    found.file.use_language(stage.language)
    return found


def _session(stage: Stage, ends: Between) -> Session:
    """The coordinator's file with everything that a dialog needs."""
    return Session(ends.file, stage.look, stage.tasks)


def _explain(stage: Stage) -> QWidget:
    """A finding of a rule, with reasons that are offered."""
    findings = [each for each in stage.session.findings.report.findings if each.can_be_allowed]
    dialog = explain(stage.session, findings[:1])
    assert dialog is not None
    return dialog


def _import(stage: Stage) -> QWidget:
    """A file with lines that change, stay and are refused."""
    parsed = read_bulk(_IMPORTED.encode(), name="korea.csv")
    return _shown(ImportDialog(stage.session, parsed, stage.window))


def _mapping(stage: Stage) -> QWidget:
    """A foreign sheet with labels that nobody knows."""
    dialog = MappingDialog(stage.session, open_foreign(_FOREIGN.encode(), name="emigrants.csv"), stage.window)
    dialog.open()
    stage.tasks.wait()
    return dialog


def _tabulate(stage: Stage) -> QWidget:
    """A survey with codes that nobody knows."""
    path = stage.new_folder() / "lfs.csv"
    path.write_text(_RECORDS, encoding="utf-8")
    stage.session.execute(AddSource(Source("BA:N", "BA", "LFS", criteria=(Criterion.BIRTH,), years=(2022, 2023))))
    dialog = TabulateDialog(stage.session, path, stage.window)
    dialog.open()
    dialog.propose()
    return dialog


def _paste(stage: Stage) -> QWidget:
    """A block with labels, some of them unknown."""
    stage.window.open_table(SOURCE, C4)
    state = stage.window.table.model.state
    assert state is not None
    at = state.place(c4("M", "JPN", 2022))
    assert at is not None
    book = PasteBook(stage.session.workspace, state.view)
    dialog = PasteDialog(stage.look, Paste(state, read_clip(_PASTED), at, range(len(state.rows)), book), stage.window)
    return _shown(dialog)


def _points(stage: Stage) -> QWidget:
    """Two points with changes after each."""
    stage.session.execute(MakeRestorePoint("C4"))
    _put(stage, (c4("M", "KOR", 2019), Observation(1600, 3)))
    stage.session.execute(MakeRestorePoint("C1"))
    _put(stage, (c4("M", "KOR", 2019), BLANK))
    dialog = RestorePointsDialog(stage.session, stage.window)
    dialog.show()
    stage.tasks.wait()
    return dialog


def _back_to_point(stage: Stage) -> QWidget:
    """The question before everything changes."""
    dialog = _points(stage)
    assert isinstance(dialog, RestorePointsDialog)
    stage.settle()
    asked = dialog.ask_to_go_back()
    assert asked is not None
    return asked


def _plan(stage: Stage) -> QWidget:
    """Work on the first gap."""
    stage.window.show_node_kind(NodeKind.OVERVIEW)
    return stage.window.deeds.overview.plan(stage.window.overview.side.gaps.lines[0])


def _nothing(stage: Stage) -> QWidget:
    """Nothing to report for a table of a source, in years of which some hold something."""
    stage.window.show_node_kind(NodeKind.OVERVIEW)
    gaps = [gap for gap in stage.window.overview.side.gaps.lines if gap.lack is not Lack.SOURCE]
    dialogs = (stage.window.deeds.overview.declare_nothing(gap) for gap in gaps)
    return next(dialog for dialog in dialogs if dialog is not None)


def _bring_back(stage: Stage) -> QWidget:
    """Cells that hold something else by now."""
    cells = [c4("M", country, 2019) for country in ("KOR", "THA", "JPN", "MYS")]
    entry = _put(stage, *((cell, Observation(number + 1, 3)) for number, cell in enumerate(cells)))
    stage.session.undo()
    _put(stage, (cells[1], Observation(2, 3)), (cells[2], Observation(33, 3)), (cells[3], Observation(44, 3)))
    return _shown(BringBackDialog(stage.session, stage.session.workspace.bring_back_plan(entry), stage.window))


def _empty_year(stage: Stage) -> QWidget:
    """A year with empty cells."""
    empty = find_year(stage.session.workspace, SOURCE, C4, 2021)
    assert empty is not None
    return _shown(EmptyDialog(stage.session, empty, Why.NOT_AVAILABLE, stage.window))


def _fields(stage: Stage) -> QWidget:
    """Fields of the last year."""
    view = stage.session.workspace.table_view(SOURCE, C4)
    return _shown(QTableDialog(stage.session, view, view.years[-1], stage.window))


def _hand(stage: Stage) -> QWidget:
    """Tables that are handed out."""
    ends = _ends(stage)
    return _shown(HandDialog(_session(stage, ends), KeyOffer(None, _no_vault, ""), stage.window))


def _merge(stage: Stage) -> QWidget:
    """A return with conflicts."""
    ends = _ends(stage)
    return _shown(MergeDialog(_session(stage, ends), planned(ends.file, ends.back), stage.window))


def _parts(stage: Stage) -> QWidget:
    """Offices and what went between them."""
    return _shown(PartsDialog(_session(stage, _ends(stage)), stage.window))


def _your_key(stage: Stage, *, is_granted: bool) -> QWidget:
    """The key of this computer."""
    folder = stage.new_folder()
    granted(folder) if is_granted else waiting(folder)
    dialog = YourKeyDialog(stage.look, stage.window)
    dialog.show_keys(statuses(enrolments(folder), NOW))
    return _shown(dialog)


def _no_key(stage: Stage) -> QWidget:
    """A computer without a key."""
    dialog = YourKeyDialog(stage.look, stage.window)
    dialog.show_keys(())
    return _shown(dialog)


def _enrol(stage: Stage) -> QWidget:
    """A computer without a key store, where a passphrase is typed."""
    dialog = EnrolDialog(stage.look, EnrolStart(PERSON), stage.window)
    dialog.protection.refuse_store(error_text(SigningKeyError("keystore_refused", backend="–")))
    return _shown(dialog)


def _seal(stage: Stage) -> QWidget:
    """Sealing while errors are open, with a key in a file."""
    dialog = stage.window.flows.seal()
    if not dialog.form.key.by_file:
        dialog.form.key.other.click()
    return dialog


def _seal_answers(stage: Stage) -> QWidget:
    """Answers to two files of questions."""
    workspace = stage.session.workspace
    take(workspace, query_file(_ABOUT, [query(1), query(2)]))
    take(workspace, query_file(_ABOUT, [query(1, file=13)], number=13))
    for each in ("KHM-2026-Q0012-001", "KHM-2026-Q0013-001"):
        say(workspace, each)
    keys = deeds_over(
        stage.window, stage.new_folder(), look=stage.look, tasks=stage.tasks, settings=stage.settings, backend=None
    )
    return _shown(SealAnswersDialog(stage.session, keys, stage.window))


def _recall(stage: Stage) -> QWidget:
    """A package that went out is taken back."""
    path = stage.new_folder() / "sent.ilms"
    workspace = create_sample(path, language=stage.language, clock=SlowClock(), ids=CountedIds())
    stage.workspaces.append(workspace)
    sealed(workspace, allow_example=True, allow_reason="As published by the ministry.")
    document = workspace.post().outbox()[0].document
    session = Session(workspace, stage.look, stage.tasks)
    return _shown(RecallDialog(session, document, KeyOffer(None, _no_vault, ""), stage.window))


def _arrivals(stage: Stage) -> QWidget:
    """Three files that came; the words of each kind have their own tests."""
    texts = tuple(finding.message for finding in stage.session.findings.report.findings[:2])
    look = ("accepted", "green"), ("refused", "red"), ("question", "note")
    lines = [
        ArrivalLine(
            f"KHM_{icon}.zip", texts[0], texts, icon, color, warns=color == "red", has_questions=color == "note"
        )
        for icon, color in look
    ]
    return _shown(ArrivalsDialog(stage.look, lines, stage.window))


def _version(stage: Stage) -> QWidget:
    """Another class version, while both hold figures."""
    edition = stage.session.workspace.edition
    titles = [edition.class_list(each).title for each in ("ECO_AGGREGATE", "ECO_SECTOR")]
    switch = VersionSwitch(titles[0], titles[1], 12, 3, (2021, 2022))
    return _shown(VersionDialog(stage.look, "C6", switch, stage.window))


def _progress(stage: Stage) -> QWidget:
    """Work that can be stopped."""
    words = stage.window.acts["check"].text().replace("&", "")
    dialog = ProgressDialog(stage.look, Job(words, can_stop=True, parent=stage.window), stage.window)
    dialog.begin()
    return dialog


def _notes(stage: Stage) -> QWidget:
    """Notes to choose from."""
    stage.window.open_table(SOURCE, C4)
    stage.window.deeds.write_note()
    return stage.window.panel.notes.cell.ask_library()


def _choice(stage: Stage) -> QWidget:
    """A figure with two meanings."""
    popup = ChoicePopup(stage.look, "1.234", ("1.234", "1 234"), stage.window)
    popup.ask(QPoint(200, 200))
    return popup


def _grid_menu(stage: Stage) -> QWidget:
    """The menu of a cell."""
    stage.window.open_table(SOURCE, C4)
    stage.window.table.grid.wants_menu.emit(QPoint(200, 200))
    return next(each for each in stage.window.table.findChildren(QMenu) if each.isVisible())


def _year_menu(stage: Stage) -> QWidget:
    """The menu of a year."""
    stage.window.open_table(SOURCE, C4)
    menu = stage.window.deeds.years.open_menu(2)
    assert menu is not None
    return menu


def _years(stage: Stage) -> QWidget:
    """The years that can be shown."""
    stage.window.open_table(SOURCE, C4)
    stage.window.context.menu.popup(QPoint(100, 100))
    return stage.window.context.menu


def _chart(stage: Stage, *, kind: Kind) -> QWidget:
    """A chart of each kind."""
    stage.window.open_table(SOURCE, C4)
    dialog = stage.window.deeds.charts.show()
    dialog.show_place(SOURCE, C4, kind)
    return dialog


def _report(stage: Stage, *, kind: str) -> QWidget:
    """A report with its first page."""
    dialog = stage.window.deeds.reports.show(kind)
    stage.tasks.wait()
    stage.settle()
    return dialog


def _help(stage: Stage) -> QWidget:
    """The first page of the help."""
    dialog = HelpDialog(stage.look, help_book(), stage.window)
    dialog.go_to("first-round")
    return _shown(dialog)


def _go_to(stage: Stage) -> QWidget:
    """Going to a table or a country."""
    stage.window.open_table(SOURCE, C4)
    return stage.window.deeds.walks.ask_where()


def _country(stage: Stage) -> QWidget:
    """A country to be added."""
    choices = country_choices(stage.session.workspace.edition.countries, also=())
    popup = CountryPopup(stage.look, choices[3:], taken=choices[:3], year=2023, room=2, parent=stage.window)
    popup.ask(QPoint(200, 200))
    return popup


#: name -> how it is opened
DIALOGS: Final[dict[str, Opener]] = {
    "about": lambda stage: stage.window.flows.about(),
    "add-source": lambda stage: stage.window.sources.ask_for_source(),
    "arrivals": _arrivals,
    "assignment": lambda stage: _shown(AssignmentDialog(stage.look, stage.folder, stage.window)),
    "bring-back": _bring_back,
    "came-back": lambda stage: _shown(CameBackDialog(stage.look, CameBack("S0001", None, tuple(Remedy)), stage.window)),
    "chart": partial(_chart, kind=Kind.TREND),
    "chart-countries": partial(_chart, kind=Kind.COUNTRIES),
    "chart-map": partial(_chart, kind=Kind.COMPLETENESS),
    "copy-source": lambda stage: _shown(CopySourceDialog(stage.session, source=SOURCE, parent=stage.window)),
    "empty": _empty_year,
    "enrol": lambda stage: _shown(EnrolDialog(stage.look, EnrolStart(PERSON), stage.window)),
    "enrol-passphrase": _enrol,
    "explain": _explain,
    "export": lambda stage: stage.window.flows.export_file(),
    "hand": _hand,
    "help": _help,
    "import": _import,
    "import-log": lambda stage: stage.window.flows.show_imports(),
    "keys": lambda stage: stage.window.flows.keys(),
    "lost-key": lambda stage: _shown(
        LostKeyDialog(stage.look, signer="khm-01", telephone="+41 22 799 6111", parent=stage.window)
    ),
    "mapping": _mapping,
    "merge": _merge,
    "name-point": lambda stage: _shown(NamePointDialog(stage.look, "C4", stage.window)),
    "new-file": lambda stage: _shown(
        NewFileDialog(stage.look, country="KHM", folder=stage.folder, parent=stage.window)
    ),
    "nothing": _nothing,
    "office": lambda stage: _shown(OfficeDialog(stage.look, stage.window)),
    "parts": _parts,
    "paste": _paste,
    "plan": _plan,
    "progress": _progress,
    "qtable": _fields,
    "recall": _recall,
    "report": partial(_report, kind="completeness"),
    "report-across": partial(_report, kind="findings"),
    "restore-points": _points,
    "restore-points-back": _back_to_point,
    "revise": lambda stage: _shown(ReviseDialog(stage.look, "S0001", stage.window)),
    "seal": _seal,
    "seal-answers": _seal_answers,
    "tabulate": _tabulate,
    "version": _version,
    "your-key": partial(_your_key, is_granted=True),
    "your-key-none": _no_key,
    "your-key-waiting": partial(_your_key, is_granted=False),
    "problem": lambda stage: show_error(
        UserError("file_missing", path=str(stage.session.workspace.path)), stage.window
    ),
    "mistake": lambda stage: show_error(ValueError("0"), stage.window),
    "menu of a cell": _grid_menu,
    "menu of a year": _year_menu,
    "menu of years": _years,
    "popup go-to": _go_to,
    "popup country": _country,
    "popup notes": _notes,
    "popup meaning": _choice,
}
