"""What is behind the values of a sheet is found in its parts, in whatever style a program wrote them."""

from __future__ import annotations

import io
import zipfile

import pytest

from ilms_desktop.exchange.foreign.zip_guard import Parts
from ilms_desktop.exchange.workbook.parts import OwnParts

NAMES = {
    "ilms.BA.544.C4.none.CDS_DES.y2023": "'it''s C4'!$F$7:$F$40",
    "ilms.BA.544.C4.none.CDS_DES.keys": "Plain!$A$7:$A$40",
    "ilms.BA.544.C4.none.CDS_DES.y2022": "#REF!",
    "ilms.BA.544.C4.none.CDS_DES.y2021": "Plain!$D$7:$E$40",
    "other": "Plain!$A$1",
}
STYLES = (
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="#,##0.00"/>'
    '<numFmt numFmtId="165" formatCode="&quot;€&quot; 0.0"/><numFmt numFmtId="166" formatCode="#,##0.0;-#,##0.0"/>'
    '</numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/>'
    '<xf numFmtId="2"/></cellXfs></styleSheet>'
)
OWN = "N(&quot;ILMS&quot;)=0"


def workbook(rows: str, *, styles: str = STYLES, relations: str = "", comments: str = "") -> Parts:
    """A workbook with one sheet, as far as it is looked at here."""
    names = "".join(f'<definedName name="{name}">{area}</definedName>' for name, area in NAMES.items())
    parts = {
        "xl/workbook.xml": f'<workbook><sheets><sheet name="Plain" r:id="rId1"/></sheets>{names}</workbook>',
        "xl/_rels/workbook.xml.rels": '<R><Relationship Id="rId1" Target="worksheets/s.xml"/></R>',
        "xl/styles.xml": styles,
        "xl/worksheets/s.xml": f"<worksheet><sheetData>{rows}</sheetData></worksheet>",
        "xl/worksheets/_rels/s.xml.rels": f"<Relationships>{relations}</Relationships>",
        "xl/comments1.xml": comments,
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return Parts(stream.getvalue(), name="x.xlsx")


def test_names_that_still_mean_one_column_are_found() -> None:
    """A name that lost its range, or means several columns, tells nothing."""
    found = [(each.sheet, each.column, each.key) for each in OwnParts(workbook("")).names()]
    assert found == [("it's C4", 5, "y2023"), ("Plain", 0, "keys")]


@pytest.mark.parametrize("prefix", ["", "x:"])
def test_our_formulas_and_typed_decimals_are_found(prefix: str) -> None:
    """Also where a formula is written once for several cells, and where names carry a prefix."""
    rows = (
        f'<c r="B2" s="3"><f>IF({OWN},1)</f><v>5</v></c><c r="B3"><f>1+1</f><v>2</v></c>'
        f'<c r="B4"><f t="shared" ref="B4:B5" si="0">IF({OWN},2)</f><v>1</v></c>'
        '<c r="B5"><f t="shared" si="0"/><v>1</v></c>'
        f'<c r="B6"><f t="shared" si="1"/></c><c r="B7" s="1"><v>16.4</v></c><c r="B8" s="2"><v>1</v></c>'
        f'<c r="B9" s="4"><v>1</v></c><c r="C2" s="1"><f>IF({OWN},1)</f><v>1</v></c><c r="B10" s="1"/>'
    )
    if prefix:
        rows = rows.replace("</", "</\0").replace("<c", "<x:c").replace("<f", "<x:f").replace("<v", "<x:v")
        rows = rows.replace("</\0", "</x:")
    traits = OwnParts(workbook(rows)).traits("Plain", [1])
    assert traits.totals == {(1, 1), (3, 1), (4, 1)}
    assert traits.decimals == {(6, 1): 2, (8, 1): 2}
    assert traits.currency == {(7, 1)}


def test_a_workbook_without_styles_or_a_sheet_has_nothing_behind_it() -> None:
    """What is not there is not read."""
    own = OwnParts(workbook('<c r="B7" s="1"><v>1</v></c>', styles=""))
    assert own.traits("Plain", [1]).decimals == {}
    assert own.traits("Nowhere", [1]).totals == set()


@pytest.mark.parametrize("target", ["../comments1.xml", "/xl/comments1.xml"])
def test_remarks_are_found_by_the_relations_of_the_sheet(target: str) -> None:
    """Relative and absolute names of parts."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    relations = (
        f'<Relationship Id="a" Type="{kind}" Target="{target}"/><Relationship Id="b" Type="x/drawing" Target="d"/>'
    )
    comments = '<comments><commentList><comment ref="B2"><text><t>so</t></text></comment></commentList></comments>'
    own = OwnParts(workbook("", relations=relations, comments=comments))
    assert own.traits("Plain", []).remarks == {(1, 1): "so"}
