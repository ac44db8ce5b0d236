"""Reasons of an earlier round come along: out of another file with its sources, or out of a package."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ilms_desktop.model.command import AddSource, AllowFindings
from ilms_desktop.model.finding import Allowance, EarlierReason, FindingState
from ilms_desktop.model.key import ObservationKey
from ilms_desktop.model.observation import Observation
from ilms_desktop.model.source import Source
from ilms_desktop.package.content import VALIDATION
from ilms_desktop.workspace.earlier_reasons import carry_command, copy_with_reasons, reasons_of_package
from ilms_desktop.workspace.other_file import read_other_file
from ilms_desktop.workspace.reason_library import ReasonOrigin, offered_reasons
from ilms_desktop.workspace.source_copies import copy_of
from ilms_desktop.workspace.workspace import Workspace
from tests.unit.workspace.test_sealing import sealed, verified
from tests.unit.workspace.workspace_support import C1, TickingClock, cell, new, put, refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TOTAL, MEN, WOMEN = (cell(sex, "CRS_RES_TOTAL") for sex in "TMF")
BAD = {TOTAL: 100, MEN: 60, WOMEN: 30}
REASON = "As published by the ministry in 2010."
GIVEN = Allowance("V02 FX:N1/C1 x", "abc", REASON, "A. Person", TickingClock()())


@pytest.fixture
def last(tmp_path: Path) -> Iterator[Workspace]:
    """Last round's file, in which a row that does not add up stands with a reason."""
    with new(tmp_path / "last.ilms", kind=Workspace) as opened:
        put(opened, C1, BAD)
        keys = tuple(each.key for each in opened.report().blocking)
        opened.execute(AllowFindings(keys, REASON, "AS_PUBLISHED"))
        yield opened


def first_offer(workspace: Workspace) -> tuple[str, str, str]:
    """What is offered first for the row that does not add up."""
    finding = next(each for each in workspace.report().findings if each.rule == "V02")
    offered = offered_reasons(workspace, [finding])[0]
    return offered.text, offered.code, offered.origin


def test_reasons_come_with_last_rounds_file(last: Workspace, ruled: Workspace) -> None:
    """Nothing is allowed by it; the same row is offered the same words."""
    last.close()
    other = read_other_file(last.path, own=ruled)
    command = carry_command(ruled, other.reasons)
    assert command is not None
    ruled.execute(command)
    put(ruled, C1, {TOTAL: 110, MEN: 66, WOMEN: 33})
    assert all(each.allowance is None for each in ruled.report().findings)
    assert first_offer(ruled) == (REASON, "AS_PUBLISHED", ReasonOrigin.EARLIER)


def test_reasons_come_with_the_sources_that_are_copied(last: Workspace, ruled: Workspace) -> None:
    """Under the number that the copy gets, in one step of undo."""
    source = last.sources()[0]
    theirs = replace(source, id="FX:N7")
    figure = (ObservationKey(C1._replace(source="FX:N7"), TOTAL), Observation(1000, 0))
    given = replace(GIVEN, finding="V02 FX:N7/C1 FX:N77", figures=(figure,))
    ruled.execute(AddSource(Source("FX:N", "FX", "A register of ours", years=(2023,))))
    copies = [copy_of(ruled, theirs, years_later=0), copy_of(ruled, replace(theirs, id="FX:N8"), years_later=0)]
    before = ruled.journal_head()[0]
    ruled.execute(copy_with_reasons(ruled, copies, [EarlierReason("2025", given)]))
    assert ruled.journal_head()[0] == before + 1
    assert [each.id for each in ruled.sources()][-2:] == ["FX:N2", "FX:N3"]
    (kept,) = ruled.earlier_reasons()
    assert kept.allowance.finding == "V02 FX:N2/C1 FX:N77"
    assert kept.allowance.figures[0][0].qtable.source == "FX:N2"
    ruled.undo()
    assert ruled.earlier_reasons() == ()


def test_copies_without_reasons_are_copies(ruled: Workspace) -> None:
    """An older file has none."""
    copies = [copy_of(ruled, ruled.sources()[0], years_later=1)]
    ruled.execute(copy_with_reasons(ruled, copies, ()))
    assert [each.id for each in ruled.sources()][-1] == "FX:N1"
    assert ruled.earlier_reasons() == ()


def test_reasons_about_other_sources_stay_behind(ruled: Workspace) -> None:
    """Nobody could ever ask for them here."""
    elsewhere = replace(GIVEN, figures=((ObservationKey(C1._replace(source="HA:9"), TOTAL), Observation(1, 0)),))
    assert carry_command(ruled, [EarlierReason("2025", elsewhere), EarlierReason("2025", GIVEN)]) is None
    about_source = EarlierReason("2025", replace(GIVEN, finding="V19 FX:14128 S1"))
    command = carry_command(ruled, [about_source])
    assert command is not None
    assert command.reasons == (about_source,)


def test_a_group_travels_in_the_package(last: Workspace, tmp_path: Path) -> None:
    """Reason, code, person and day of each finding; the desk's own verifier takes the package."""
    result = sealed(last, tmp_path / "out")
    findings = json.loads(verified(result).payload[VALIDATION])["findings"]
    allowed = [each["allowance"] for each in findings if each["state"] == FindingState.ALLOWED]
    assert len(allowed) == len(last.allowances()) > 0
    for each in allowed:
        assert (each["reason"], each["code"], each["person"]) == (REASON, "AS_PUBLISHED", "A. Person")
        assert each["given_utc"].startswith("2026-10-01T")
    assert result.counts["justified"] == len(allowed)


def test_reasons_come_out_of_a_package(last: Workspace, ruled: Workspace, tmp_path: Path) -> None:
    """With the figures they were given for, so that like ones are known."""
    package = verified(sealed(last, tmp_path / "out"))
    reasons = reasons_of_package(package, own=ruled)
    assert {each.round for each in reasons} == {last.round.collection}
    assert {each.allowance.finding: each.allowance.figures for each in reasons} == {
        each.finding: each.figures for each in last.allowances()
    }
    command = carry_command(ruled, reasons)
    assert command is not None
    ruled.execute(command)
    put(ruled, C1, {TOTAL: 110, MEN: 66, WOMEN: 33})
    assert first_offer(ruled) == (REASON, "AS_PUBLISHED", ReasonOrigin.EARLIER)


def test_letters_and_tables_that_are_not_known_here_are_read(last: Workspace, ruled: Workspace, tmp_path: Path) -> None:
    """A package of another edition may have tables that this one lacks; the reason comes without their figures."""
    put(last, C1, {cell("T", "CRS_RES_THA"): Observation(None, 0, "N")})
    package = verified(sealed(last, tmp_path / "out"))
    content = json.loads(package.payload[VALIDATION])
    for finding in content["findings"]:
        for place in finding["cells"]:
            place["table"] = "Z9"
    changed = replace(package, payload={**package.payload, VALIDATION: json.dumps(content).encode()})
    assert all(
        said.value is None for each in reasons_of_package(changed, own=ruled) for _key, said in each.allowance.figures
    )


@pytest.mark.parametrize(("country", "told"), [("THA", "Thailand"), ("QQQ", "QQQ")])
def test_a_package_of_another_country_is_refused(
    last: Workspace, ruled: Workspace, tmp_path: Path, country: str, told: str
) -> None:
    """Reasons of one country do not go into the file of another."""
    package = verified(sealed(last, tmp_path / "out"))
    foreign = replace(package, document={**package.document, "country": country})
    error = refused(lambda: reasons_of_package(foreign, own=ruled))
    assert (error.code, error.context["country"]) == ("other_country_file", told)
