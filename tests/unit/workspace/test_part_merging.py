"""Taking returns in: what goes in by itself, what is asked, what is refused, and that nothing happens twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from hypothesis import given, settings
from hypothesis import strategies as st

from ilms_desktop.model.command import Declaration, DeclareQTable, EditSource, NameCountries
from ilms_desktop.model.key import ObservationKey
from ilms_desktop.model.observation import BLANK, Observation
from ilms_desktop.model.part import Address, ForgetOffice, Side, What
from ilms_desktop.model.source import Source
from ilms_desktop.package import strict_json
from ilms_desktop.package.names import Kind
from ilms_desktop.package.outcome import Refusal
from ilms_desktop.package.part_merge import merge
from ilms_desktop.package.write import build_kind
from ilms_desktop.workspace.part_merging import Fate, MergePlan, differences, plan_merge
from ilms_desktop.workspace.parts import Wanted, assign
from ilms_desktop.workspace.seal_order import Hand
from tests.unit.workspace.part_support import (
    OFFICE_KEY,
    OTHER_KEY,
    confirm,
    coordinator,
    digits,
    handed_out,
    judged,
    opened,
    planned,
    returned,
)
from tests.unit.workspace.workspace_support import (
    C1,
    C4,
    REGISTER,
    cell,
    figures,
    observation,
    put,
    refused,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ilms_desktop.model.key import CellKey
    from ilms_desktop.workspace.parts import MadePart
    from ilms_desktop.workspace.workspace import Workspace

T, M, F = (cell(sex, "CDS_DES_THA") for sex in "TMF")


class Country:
    """A coordinator and an office with one table between them."""

    def __init__(self, folder: Path, said: Mapping[CellKey, Observation | int] | None = None) -> None:
        """Hand table C4 out as `said`."""
        self.folder = folder
        self.file = coordinator(folder / "khm.ilms")
        put(self.file, C4, said or {T: 100, M: 60})
        self.assignment = handed_out(self.file, folder / "out", "C4")
        self.office = opened(self.assignment, folder / "mol.ilms")

    def back(self) -> MadePart:
        """The work handed back."""
        return returned(self.office, self.folder / "back")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.office.close()
        self.file.close()


def fates(plan: MergePlan) -> dict[tuple[What, CellKey], Fate]:
    """What becomes of figures and remarks."""
    return {(each.address.what, each.address.cell.cell): each.fate for each in plan.differences if each.address.cell}


def chosen(plan: MergePlan, side: Side) -> dict[Address, Side]:
    """One side for every conflict."""
    return {each.address: side for each in plan.of(Fate.CONFLICT)}


def c4(workspace: Workspace) -> dict[CellKey, Observation]:
    """What stands in the table."""
    return {key.cell: said for key, said in figures(workspace).items() if key.qtable == C4}


def test_one_sided_changes_merge_by_themselves_and_conflicts_are_asked(tmp_path: Path) -> None:
    """format.md, section 9: t = b keeps ours, o = b takes theirs, o = t keeps, the rest is a question."""
    with Country(tmp_path, {T: 100, M: 60, F: 40}) as country:
        put(country.office, C4, {T: 110, M: 61, cell("T", "CDS_DES_KOR"): 5})
        put(country.file, C4, {T: 105, M: 61, F: 41})
        plan = planned(country.file, country.back())
        figure = What.FIGURE
        assert fates(plan) == {
            (figure, T): Fate.CONFLICT,
            (figure, M): Fate.SAME,
            (figure, F): Fate.OURS,
            (figure, cell("T", "CDS_DES_KOR")): Fate.THEIRS,
        }
        assert plan.result.code == "PART_CONFLICT"
        assert refused(lambda: plan.command({})).code == "merge_open"
        command = plan.command(chosen(plan, Side.THEIRS))
        assert command is not None
        changes = country.file.execute(command)
        assert len(changes.keys) == 2
        assert c4(country.file)[T] == observation(110)
        assert c4(country.file)[F] == observation(41)
        values = changes.label.values
        assert (values["package_id"], values["theirs"], values["ours"]) == (plan.document.package_id, "1", "0")
        (kept,) = country.file.merge_choices(plan.document.package_id)
        assert (kept.side, kept.base, kept.ours, kept.theirs) == (Side.THEIRS, "100", "105", "110")
        assert country.file.journal_break() is None


def test_blank_zero_and_letters_are_different_values(tmp_path: Path) -> None:
    """A figure that the office took away is taken away; a zero is a figure."""
    with Country(tmp_path, {T: 100, M: 60, F: 40}) as country:
        put(country.office, C4, {T: BLANK, M: 0, F: Observation(status="N")})
        plan = planned(country.file, country.back())
        assert {each.fate for each in plan.differences} == {Fate.THEIRS}
        command = plan.command({})
        assert command is not None
        country.file.execute(command)
        assert c4(country.file) == {M: Observation(0), F: Observation(status="N")}


def test_remarks_and_answers_merge_field_by_field(tmp_path: Path) -> None:
    """A remark of theirs does not take a figure of ours with it."""
    with Country(tmp_path) as country:
        put(country.office, C4, {T: Observation(100_000, note="Provisional.")})
        years = country.office.source(REGISTER).years
        country.office.execute(EditSource(Source(REGISTER, "FX", "Register of permits", years=years)))
        country.office.execute(DeclareQTable(C4._replace(year=2022), Declaration.NOT_AVAILABLE, "No register."))
        country.office.execute(NameCountries(C4, ("CDS_DES_THA", "CDS_DES_KOR")))
        put(country.file, C4, {T: 101})
        country.file.execute(NameCountries(C4, ("CDS_DES_THA", "CDS_DES_JPN")))
        plan = planned(country.file, country.back())
        assert not plan.of(Fate.CONFLICT)
        command = plan.command({})
        assert command is not None
        country.file.execute(command)
        assert c4(country.file)[T] == Observation(101_000, note="Provisional.")
        source = country.file.source(REGISTER)
        assert (source.name, source.years) == ("Register of permits", (2022, 2023))
        assert country.file.declarations() == {C4._replace(year=2022): Declaration.NOT_AVAILABLE}
        named = next(each.named for each in country.file.qtables() if each.key == C4)
        assert named == ("CDS_DES_THA", "CDS_DES_JPN", "CDS_DES_KOR")


def test_a_country_row_is_never_taken_away(tmp_path: Path) -> None:
    """An empty row says nothing, and the other side may fill it meanwhile."""
    with Country(tmp_path) as country:
        file = country.file
        file.execute(NameCountries(C4, ("CDS_DES_THA", "CDS_DES_KOR")))
        made = handed_out(file, tmp_path / "out", "C4")
        with opened(made, tmp_path / "second.ilms") as own:
            own.execute(NameCountries(C4, ("CDS_DES_THA",)))
            plan = planned(file, returned(own, tmp_path / "second"))
        assert {each.fate for each in plan.differences} == {Fate.OURS}


def test_without_the_assignment_every_difference_is_a_question(tmp_path: Path) -> None:
    """There is no base to merge on, so nothing goes in by itself."""
    with Country(tmp_path, {T: 100, M: 60}) as country:
        put(country.office, C4, {T: 110})
        back = country.back()
        with coordinator(tmp_path / "other.ilms") as other:
            put(other, C4, {M: 60})
            plan = planned(other, back)
            assert (plan.result.code, plan.has_base) == ("PART_BASE_UNKNOWN", False)
            assert {each.fate for each in plan.differences} == {Fate.CONFLICT}
            command = plan.command(chosen(plan, Side.OURS))
            assert command is not None
            other.execute(command)
            assert c4(other) == {M: observation(60)}


def test_without_the_assignment_an_office_stays_within_its_tables(tmp_path: Path) -> None:
    """What its key was confirmed for is all that is known of its work then."""
    with Country(tmp_path, {T: 100}) as country:
        back = country.back()
        with coordinator(tmp_path / "other.ilms") as other:
            confirm(other, tables=("C1",))
            found = judged(other, back)
            assert isinstance(found, Refusal)
            assert found.code == "PART_SCOPE"


def test_a_return_goes_in_once_and_again_changes_nothing(tmp_path: Path) -> None:
    """People open the same mail twice."""
    with Country(tmp_path) as country:
        put(country.office, C4, {T: 110})
        back = country.back()
        command = planned(country.file, back).command({})
        assert command is not None
        country.file.execute(command)
        again = planned(country.file, back)
        assert again.is_repeated
        assert again.command({}) is None
        put(country.file, C4, {T: 100})
        assert planned(country.file, back).of(Fate.THEIRS), "what was changed back may be taken in once more"


def test_returns_of_an_office_are_one_chain(tmp_path: Path) -> None:
    """One that is missing holds the later ones up until somebody decides."""
    with Country(tmp_path) as country:
        country.back()
        put(country.office, C4, {T: 110})
        plan = planned(country.file, country.back())
        assert plan.has_gap
        assert plan.of(Fate.THEIRS)


def test_what_no_confirmed_office_signed_is_refused(tmp_path: Path) -> None:
    """The digits that are expected are not told on the way."""
    with Country(tmp_path) as country:
        back = country.back()
        country.file.execute(ForgetOffice("MOL"))
        error = refused(lambda: judged(country.file, back))
        assert error.code == "part_key_unknown"
        assert not any(group in str(error) for group in digits(OTHER_KEY).split())
        confirm(country.file, key=OTHER_KEY)
        assert refused(lambda: judged(country.file, back)).code == "part_key_unknown"


def test_an_assignment_is_no_return(tmp_path: Path) -> None:
    """Another coordinator's assignment has figures that nobody handed back."""
    with Country(tmp_path) as country:
        confirm(country.office, "XYZ", OTHER_KEY)
        with coordinator(tmp_path / "third.ilms") as third:
            confirm(third, "NIS", OTHER_KEY)
            made = assign(third, "NIS", Wanted(("C4",)), Hand(OFFICE_KEY, "khm-71", "1"), out=tmp_path / "third")
        found = judged(country.file, made)
        assert isinstance(found, Refusal)
        assert found.code in {"PART_IDENTITY", "PART_RECIPIENT"}
        assert refused(lambda: judged(country.office, made)).code == "part_of_part"
        assert isinstance(plan_merge(country.file, b"x", "x.zip", country.file.clock()), Refusal)


def forged(country: Country, *, document: dict[str, Any] | None = None, metadata: dict[str, Any] | None = None) -> Any:
    """What becomes of a part that the office signed and that is not as the program makes it."""
    back = country.back()
    kept = country.office.post().document(back.package_id)
    assert kept is not None
    fields = {name: value for name, value in kept.fields.items() if name not in {"format", "tables", "observations"}}
    said: dict[str, Any] = {"format": "ilms-metadata/1", "sources": [], "qtables": [], "cells": [], "office": None}
    sealed = build_kind(
        Kind.PART,
        {**fields, **(document or {})},
        key=OFFICE_KEY,
        files={"metadata.json": strict_json.dump({**said, **(metadata or {})})},
    )
    return plan_merge(country.file, sealed.data, sealed.file_name, country.file.clock())


def test_a_confirmed_key_does_not_make_everything_right(tmp_path: Path) -> None:
    """Kind, form, tables and scope are asked of every part, remarks and answers among them."""
    place = {"source": REGISTER, "version": "CDS_DES", "year": 2023}
    cell_ = {"sex": "SEX_T", "status": "_", "class": "CDS_DES_THA", "note": "x", "text": None}
    source = {"id": "FX:9", "type": "FX", "name": "x", "criteria": [], "years": [], "fields": {}}
    with Country(tmp_path) as country:
        found = {
            "kind": forged(country, document={"kind": "assignment", "base": None}),
            "form": forged(country, metadata={"cells": "none"}),
            "table": forged(country, metadata={"cells": [{**place, **cell_, "table": "Z9"}]}),
            "cell": forged(country, metadata={"cells": [{**place, **cell_, "table": "C4", "year": 2019}]}),
            "source": forged(country, metadata={"sources": [source]}),
        }
        assert all(isinstance(each, Refusal) for each in found.values())
        assert {name: each.code for name, each in found.items()} == {
            "kind": "PART_IDENTITY",
            "form": "PART_FIELDS",
            "table": "PART_FIELDS",
            "cell": "PART_SCOPE",
            "source": "PART_SCOPE",
        }


def test_two_returns_about_different_tables_go_in_in_any_order(tmp_path: Path) -> None:
    """Offices do not wait for each other."""
    results = []
    for order in ((0, 1), (1, 0)):
        folder = tmp_path / str(order[0])
        folder.mkdir()
        with coordinator(folder / "khm.ilms") as file:
            confirm(file, "NIS", OTHER_KEY)
            put(file, C4, {T: 100})
            backs = []
            for code, table, key, qtable, where in (
                ("MOL", "C4", None, C4, T),
                ("NIS", "C1", OTHER_KEY, C1, cell("T", "CRS_RES_TOTAL")),
            ):
                made = handed_out(file, folder / code, table, code=code)
                with opened(made, folder / f"{code}.ilms") as own:
                    put(own, qtable, {where: 7})
                    hand = {} if key is None else {"hand": Hand(key, "khm-72", "1")}
                    backs.append(returned(own, folder / f"{code}-back", **hand))
            for place in order:
                command = planned(file, backs[place]).command({})
                assert command is not None
                file.execute(command)
            results.append(figures(file))
    assert results[0] == results[1]


# --- the rule itself

_KEYS = [ObservationKey(C4, cell("T", f"CDS_DES_{code}")) for code in ("THA", "KOR", "MYS", "JPN")]
_ADDRESSES = [Address(What.FIGURE, REGISTER, C4, key) for key in _KEYS]
_VALUES = st.sampled_from([("0", "", ""), ("1", "", ""), ("", "N", ""), ("1", "P", ""), ("", "", "about 1")])
_STATES = st.dictionaries(st.sampled_from(_ADDRESSES), _VALUES)


@settings(max_examples=300)
@given(base=_STATES, ours=_STATES, theirs=_STATES)
def test_fates_are_those_of_the_package(
    base: dict[Address, tuple[str, ...]], ours: dict[Address, tuple[str, ...]], theirs: dict[Address, tuple[str, ...]]
) -> None:
    """Desk, verifier and window have one rule."""
    found = {each.address: each for each in differences(base, ours, theirs)}
    rule = merge(base, ours, theirs)
    taken = {address: each.theirs for address, each in found.items() if each.fate is Fate.THEIRS}
    assert taken == dict(rule.taken)
    assert {address for address, each in found.items() if each.fate is Fate.CONFLICT} == set(rule.conflicts)
    for address, each in found.items():
        if each.fate is Fate.SAME:
            assert ours.get(address) == theirs.get(address) != base.get(address)
        if each.fate is Fate.OURS:
            assert theirs.get(address) == base.get(address) != ours.get(address)


@settings(max_examples=200)
@given(base=_STATES, ours=_STATES, theirs=_STATES)
def test_merging_what_was_merged_changes_nothing(
    base: dict[Address, tuple[str, ...]], ours: dict[Address, tuple[str, ...]], theirs: dict[Address, tuple[str, ...]]
) -> None:
    """Whatever was chosen for a conflict, the second time there is nothing left to take by itself."""
    merged = dict(ours)
    for each in differences(base, ours, theirs):
        if each.fate in {Fate.THEIRS, Fate.CONFLICT}:
            if each.theirs is None:
                merged.pop(each.address, None)
            else:
                merged[each.address] = each.theirs
    again = {each.fate for each in differences(base, merged, theirs)}
    assert again <= {Fate.SAME, Fate.OURS}
