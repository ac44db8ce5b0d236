"""The main job from outside: new, import, check, completeness, export, seal, verify, by the command line alone."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from ilms_desktop import paths
from ilms_desktop.cli.main import main
from ilms_desktop.workspace.clock import system_clock, system_ids
from ilms_desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT: Final = Path(__file__).resolve().parents[2]
PUBLISHED: Final = ROOT / "tests" / "data" / "published"
SAMPLE: Final = paths.resources_dir() / "sample" / "cambodia.csv"
FILES: Final = [SAMPLE, *sorted(PUBLISHED.glob("[A-Z][A-Z][A-Z]_*.csv"))]
REASON: Final = "shown as it was published"

#: a sum: indicator, year, and either the row (sex sums) or list and sex (class sums)
Sum = tuple[str, str, str, str]


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """Standard output as JSON; fails when anything else stands there."""
        return json.loads(self.out)


@pytest.fixture
def ilms(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Carry out one command line."""

    def run(*words: object) -> Ran:
        capsys.readouterr()
        code = main([str(word) for word in words])
        return Ran(code, *capsys.readouterr())

    return run


@pytest.fixture
def file(ilms: Callable[..., Ran], tmp_path: Path) -> Path:
    """An empty questionnaire for Cambodia."""
    path = tmp_path / "a.ilms"
    assert ilms("new", path, "--country", "KHM", "--round", "2026").code == 0
    return path


def rows_of(path: Path) -> list[dict[str, str]]:
    """Rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def figures_of(path: Path) -> dict[tuple[str, ...], str]:
    """Figures of a file by their cell."""
    columns = ("ref_area", "indicator", "sex", "classif1", "classif2", "time")
    return {tuple(row.get(column) or "" for column in columns): row["obs_value"] for row in rows_of(path)}


def thousandths(text: str) -> int:
    """A figure in persons, exactly."""
    whole, _, fraction = text.partition(".")
    return int(whole + fraction.ljust(3, "0"))


def expected_sums(path: Path) -> dict[Sum, str]:
    """Sums of a file that do not hold, by plain arithmetic, with the severity that the rules give them."""
    values: dict[tuple[str, str, str], dict[tuple[str, str], str]] = {}
    for row in rows_of(path):
        list_id = row["classif1"].rpartition("_")[0]
        values.setdefault((row["indicator"], row["time"], list_id), {})[row["sex"], row["classif1"]] = row["obs_value"]
    found: dict[Sum, str] = {}
    for (indicator, year, list_id), cells in values.items():
        precision = max(len(text.partition(".")[2]) for text in cells.values())
        for item in {code for _, code in cells}:
            parts = [cells.get((sex, item)) for sex in ("SEX_M", "SEX_F")]
            severity = judge(cells.get(("SEX_T", item)), parts, precision)
            if severity:
                found[indicator, year, item, ""] = severity
        for sex in {sex for sex, _ in cells}:
            total = f"{list_id}_TOTAL"
            # why: IND, SER and X are the parts of NAG, which stands beside them
            inside = [text for (of, code), text in cells.items() if of == sex and code != total and code[-4:] != "_NAG"]
            severity = judge(cells.get((sex, total)), inside, precision)
            if severity:
                found[indicator, year, list_id, sex] = severity
    return found


def judge(total: str | None, parts: list[str | None] | list[str], precision: int) -> str | None:
    """Severity of a sum, or None where it holds or cannot be judged."""
    figures = [thousandths(part) for part in parts if part is not None]
    if total is None or not figures or len(figures) < len(parts):
        return None
    difference = abs(thousandths(total) - sum(figures))
    tolerance = 10 ** (3 - precision) * (len(figures) + 1)  # twice the tolerance, in whole persons
    if difference == 0:
        return None
    if 2 * difference <= tolerance:
        return "I"
    return "W" if 2 * difference <= 3 * tolerance else "E"


def found_sums(findings: list[dict[str, Any]]) -> Iterator[tuple[Sum, str]]:
    """Sums that the program found, named as above."""
    for finding in findings:
        first = finding["cells"][0] if finding["cells"] else {}
        if finding["rule"] == "V02":
            yield (first["indicator"], first["time"], first["classif1"], ""), finding["severity"]
        if finding["rule"] == "V03":
            list_id = first["classif1"].rpartition("_")[0]
            yield (first["indicator"], first["time"], list_id, first["sex"]), finding["severity"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_published_figures_go_through_the_whole_job(path: Path, ilms: Callable[..., Ran], tmp_path: Path) -> None:
    """In, checked, counted, out again unchanged, sealed, and verified by anybody who has the signer's line."""
    country = rows_of(path)[0]["ref_area"]
    file, out = tmp_path / "a.ilms", tmp_path / "out.csv"
    assert ilms("new", file, "--country", country, "--round", "2026").code == 0
    taken = ilms("import", file, path, "--json")
    assert (taken.code, taken.document["refused"]) == (0, [])

    check = ilms("check", file, "--json")
    sums = dict(found_sums(check.document["findings"]))
    assert sums == expected_sums(path)
    assert check.code == (1 if any(each["severity"] in "FDEW" for each in check.document["findings"]) else 0)

    page = tmp_path / "page.pdf"
    counted = ilms("completeness", file, "--json", "--pdf", page)
    total = counted.document["total"]
    assert 0 < total["entered"] + total["zero"] <= len(rows_of(path))
    assert page.read_bytes().startswith(b"%PDF")

    assert ilms("export", file, "--format", "ilostat-bulk", out).code == 0
    assert figures_of(out) == figures_of(path)

    key = tmp_path / f"{country.lower()}-01"
    ilms("keys", "new", key, "--signer", key.name, "--country", country, "--no-passphrase")
    sealed = ilms(*("seal", file, "--key", key, "--out", tmp_path, "--allow-open-findings-with", REASON, "--json"))
    assert sealed.code == 0, sealed.err
    verified = ilms("verify", sealed.document["package"], "--register", f"{key}.allowed_signers", "--json")
    assert (verified.code, verified.document["code"]) == (0, "OK")
    assert verified.document["package_id"] == sealed.document["package_id"]
    assert verified.document["fields"]["observations"] == len(rows_of(path))
    assert ilms("verify", sealed.document["package"]).code == 3


def test_all_files_of_a_country_go_into_one_questionnaire(ilms: Callable[..., Ran], tmp_path: Path) -> None:
    """One after the other; the export is all of them together."""
    by_country: dict[str, list[Path]] = {}
    for path in FILES[1:]:
        by_country.setdefault(path.name[:3], []).append(path)
    for country, files in by_country.items():
        file, out = tmp_path / f"{country}.ilms", tmp_path / f"{country}.csv"
        ilms("new", file, "--country", country, "--round", "2026")
        wanted: dict[tuple[str, ...], str] = {}
        for path in files:
            assert ilms("import", file, path).code == 0
            wanted |= figures_of(path)
        ilms("export", file, "--format", "ilostat-bulk", out)
        assert figures_of(out) == wanted


def test_the_published_slips_are_found_as_the_list_says() -> None:
    """The arithmetic of this file agrees with the list of mismatches that lies beside the figures."""
    listed = Counter(
        (row["indicator"], row["time"], row["classif1"], "")
        if row["rule"] == "V02"
        else (row["indicator"], row["time"], row["classif1"].removesuffix("_TOTAL"), row["sex"])
        for row in rows_of(PUBLISHED / "expected_findings.csv")
        if row["rule"] == "V02" or (row["rule"] == "V03" and row["classif1"].endswith("_TOTAL"))
    )
    assert Counter(each for path in FILES[1:] for each in expected_sums(path)) == listed


BROKEN_FIGURES: Final = {
    "wrong_columns": (b"area,indicator\nKHM,X\n", 2, "missing_columns"),
    "repeated": (b"ref_area,indicator,sex,sex,classif1,time,obs_value\nKHM,X,a,b,c,2020,1\n", 2, "repeated_columns"),
    "latin_1": ("ref_area,indicator,sex,classif1,time,obs_value\nKHM,é".encode("latin-1"), 2, "not_utf8"),
    "utf_16": ("ref_area,indicator,sex,classif1,time,obs_value\n".encode("utf-16"), 2, "not_utf8"),
    "empty": (b"", 2, "empty_file"),
}
BROKEN_ROWS: Final = {
    'KHM,MNA_OEMP_SEX_CDS_NB,SEX_T,CDS_DES_THA,2020,"1.234,5"': "other_style",
    "KHM,MNA_OEMP_SEX_CDS_NB,SEX_T,CDS_DES_THA,2020,many": "text",
    "KHM,MNA_OEMP_SEX_CDS_NB,SEX_T,CDS_DES_QQQ,2020,1": "unknown_code",
    "KHM,MNA_NONSENSE_NB,SEX_T,CDS_DES_THA,2020,1": "unknown_indicator",
    "THA,MNA_OEMP_SEX_CDS_NB,SEX_T,CDS_DES_KHM,2020,1": "other_country",
    "KHM,MNA_OEMP_SEX_CDS_NB,SEX_T,CDS_DES_THA,2020": "field_count",
}


@pytest.mark.parametrize("name", BROKEN_FIGURES)
def test_a_file_that_cannot_be_read_has_its_own_words_and_changes_nothing(
    name: str, ilms: Callable[..., Ran], file: Path, tmp_path: Path
) -> None:
    """What is wrong, what to do, and the questionnaire byte for byte as it was."""
    data, code, error = BROKEN_FIGURES[name]
    path, before = tmp_path / "data.csv", file.read_bytes()
    path.write_bytes(data)
    ran = ilms("import", file, path, "--json")
    assert (ran.code, ran.document["error"]["code"]) == (code, error)
    assert ran.document["error"]["hint"]
    assert file.read_bytes() == before


def test_each_bad_row_has_its_own_reason_and_the_good_ones_are_in(
    ilms: Callable[..., Ran], file: Path, tmp_path: Path
) -> None:
    """Also with a byte order mark in front and the line ends of Windows."""
    good = "KHM,MNA_OEMP_SEX_CDS_NB,SEX_T,CDS_DES_TOTAL,2020,22.769"
    lines = ["ref_area,indicator,sex,classif1,time,obs_value", *BROKEN_ROWS, good, ""]
    path = tmp_path / "data.csv"
    path.write_bytes(b"\xef\xbb\xbf" + "\r\n".join(lines).encode())
    ran = ilms("import", file, path, "--json")
    assert ran.code == 1
    reasons = {row["line"]: row["reason"] for row in ran.document["refused"]}
    assert reasons == dict(enumerate(BROKEN_ROWS.values(), start=2))
    assert len({row["message"] for row in ran.document["refused"]}) == len(BROKEN_ROWS)
    assert ran.document["taken"] == 1


def test_a_file_of_200_megabytes_is_refused_before_it_is_read(
    ilms: Callable[..., Ran], file: Path, tmp_path: Path
) -> None:
    """The questionnaire is not even opened."""
    path, before = tmp_path / "large.csv", file.read_bytes()
    with path.open("wb") as stream:
        stream.truncate(200_000_000)
    assert ilms("import", file, path, "--json").document["error"]["code"] == "file_too_large"
    assert file.read_bytes() == before


def damaged(data: bytearray) -> None:
    """Overwrite a page in the middle."""
    data[5000:9000] = b"\xff" * 4000


def newer(data: bytearray) -> None:
    """Raise the number of the file format."""
    data[60:64] = (99).to_bytes(4, "big")


def foreign(data: bytearray) -> None:
    """Give the database another application's number."""
    data[68:72] = (1).to_bytes(4, "big")


def no_database(data: bytearray) -> None:
    """Make it a text."""
    data[:] = b"not a questionnaire\n" * 400


@pytest.mark.parametrize(
    ("break_it", "error"),
    [
        (damaged, "workspace_damaged"),
        (newer, "workspace_too_new"),
        (foreign, "not_a_workspace"),
        (no_database, "not_a_workspace"),
    ],
)
@pytest.mark.parametrize("command", ["check", "completeness", "import"])
def test_a_questionnaire_that_cannot_be_used_has_its_own_words_and_stays_as_it_is(
    break_it: Callable[[bytearray], None], error: str, command: str, ilms: Callable[..., Ran], file: Path
) -> None:
    """Looking at a damaged file must not damage it further."""
    data = bytearray(file.read_bytes())
    break_it(data)
    file.write_bytes(data)
    ran = ilms(command, file, *([SAMPLE] if command == "import" else []), "--json")
    assert (ran.code, ran.document["error"]["code"]) == (2, error)
    assert ran.document["error"]["hint"]
    assert file.read_bytes() == data


def test_a_questionnaire_that_is_open_elsewhere_is_left_alone(ilms: Callable[..., Ran], file: Path) -> None:
    """Two writers would undo each other."""
    with Workspace.open(file, language="en", clock=system_clock, ids=system_ids):
        ran = ilms("import", file, SAMPLE, "--json")
    assert (ran.code, ran.document["error"]["code"]) == (2, "workspace_in_use")
    assert ilms("check", file).code == 0


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser writes everywhere")
def test_a_questionnaire_that_cannot_be_written_is_said(ilms: Callable[..., Ran], file: Path) -> None:
    """A copy can be worked on."""
    file.chmod(0o444)
    ran = ilms("import", file, SAMPLE, "--json")
    assert (ran.code, ran.document["error"]["code"]) == (2, "read_only_place")


def test_a_missing_questionnaire_is_said(ilms: Callable[..., Ran], tmp_path: Path) -> None:
    """And not made."""
    assert ilms("check", tmp_path / "no.ilms", "--json").document["error"]["code"] == "workspace_missing"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="this system limits no file sizes")
def test_no_room_for_the_figures_is_said_and_nothing_of_them_stays(
    ilms: Callable[..., Ran], file: Path, tmp_path: Path
) -> None:
    """All of an import or nothing: here no file may grow, as on a full disk."""
    import resource

    def no_growth() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    words = [sys.executable, "-m", "ilms_desktop", "import", str(file), str(SAMPLE), "--json"]
    ended = subprocess.run(words, preexec_fn=no_growth, capture_output=True, cwd=ROOT, check=False)
    assert ended.returncode == 2
    assert json.loads(ended.stdout)["error"]["code"] in {"disk_full", "disk_trouble"}
    out = tmp_path / "out.csv"
    assert ilms("export", file, "--format", "ilostat-bulk", out).code == 0
    assert rows_of(out) == []


def test_the_program_starts_from_outside(tmp_path: Path) -> None:
    """As a process of its own, with a pipe that speaks another alphabet."""
    words = [sys.executable, "-m", "ilms_desktop", "new", str(tmp_path / "កម្ពុជា.ilms")]
    ended = subprocess.run(
        [*words, "--country", "KHM", "--round", "2026"],
        env=os.environ | {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
        capture_output=True,
        cwd=ROOT,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert "កម្ពុជា.ilms" in ended.stdout.decode("utf-8")
