"""Makes the files of this folder again: excerpts of public tables, and one sheet as LibreOffice saves it.

    python tests/data/foreign/record.py FOLDER

FOLDER holds the public tables as their producers give them (see README.md); `soffice` must be on the PATH.
"""

from __future__ import annotations

import csv
import gzip
import io
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path

import xlsxwriter

HERE = Path(__file__).parent
PHILIPPINES = "philippines_cfo_emigrants_1981_2020.csv.gz"
UNDESA = "undesa_2019_stock_by_origin_destination_{sex}.csv.gz"
OECD = "oecd_mig_sdmx_csv_extract.csv.gz"
YEARS = {"1984", "1988", "2019"}
DESTINATIONS = ["WORLD", "Africa", "South-Eastern Asia", "Cambodia", "Malaysia", "Thailand", "EUROPE"]
ORIGINS = [
    *("Year", "Destination", "Total", "Other South", "Other North", "Australia", "Bolivia (Plurinational State of)"),
    *("Channel Islands", "China", "China, Hong Kong SAR", "Côte d'Ivoire", "Dem. People's Republic of Korea"),
    *("France", "Indonesia", "Lao People's Democratic Republic", "Malaysia", "Republic of Korea", "Thailand"),
    *("United States of America", "Viet Nam"),
]


def rows_of(path: Path) -> list[list[str]]:
    """Rows of a packed CSV file."""
    return list(csv.reader(io.StringIO(gzip.decompress(path.read_bytes()).decode("utf-8"))))


def write(name: str, rows: list[list[str]]) -> None:
    """Put rows into a CSV file of this folder."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    (HERE / name).write_text(stream.getvalue(), encoding="utf-8")


def philippines(folder: Path) -> None:
    """Three years of all tables."""
    head, *rows = rows_of(folder / PHILIPPINES)
    write("philippines_emigrants.csv", [head, *(row for row in rows if row[1] in YEARS)])


def undesa(folder: Path) -> None:
    """Some destinations and origins of the three sheets."""
    for sex in ("total", "male", "female"):
        head, *rows = rows_of(folder / UNDESA.format(sex=sex))
        places = [head.index(origin) for origin in ORIGINS]
        wanted = [row for row in rows if row[1] in DESTINATIONS and row[0] in {"1990", "2019"}]
        write(f"undesa_stock_{sex}.csv", [[row[place] for place in places] for row in (head, *wanted)])


def oecd(folder: Path) -> None:
    """Two countries as .Stat Suite exports them."""
    head, *rows = rows_of(folder / OECD)
    place = head.index("REF_AREA")
    write("oecd_inflows.csv", [head, *(row for row in rows if row[place] in {"GRC", "NOR"})])


def saved_by_libreoffice() -> None:
    """One sheet with everything odd, in the three formats of workbooks."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "odd.xlsx"
        with xlsxwriter.Workbook(path) as book:
            sheet = book.add_worksheet("Odd cells")
            sheet.merge_range("B2:D2", "Figures")
            sheet.write_row("B3", ["percent", "date", "error", "number", "text"])
            sheet.write_number("B4", 0.25, book.add_format({"num_format": "0.0%"}))
            sheet.write_datetime("C4", datetime(2020, 1, 2), book.add_format({"num_format": "yyyy-mm-dd"}))  # noqa: DTZ001 - cells know no zone
            sheet.write_formula("D4", "=1/0", None, "#DIV/0!")
            sheet.write_number("E4", 1234.5)
            sheet.write_string("F4", "1 234,5")
            sheet.write_number("B5", 0.1, book.add_format({"num_format": "0%"}))
            sheet.write_number("C5", 0.2, book.add_format({"num_format": "0%"}))
            book.add_worksheet("Second").write("C4", 7)
        for kind in ("xls", "ods"):
            subprocess.run(["soffice", "--headless", "--convert-to", kind, "--outdir", folder, path], check=True)
            (HERE / f"odd.{kind}").write_bytes(path.with_suffix(f".{kind}").read_bytes())


if __name__ == "__main__":
    for part in (philippines, undesa, oecd):
        part(Path(sys.argv[1]))
    saved_by_libreoffice()
