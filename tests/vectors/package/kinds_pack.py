"""The definitions of the good round pack: one table, one rule, two code lists, two languages."""

from __future__ import annotations

from typing import Any

from ilms_desktop.package import content_pack, strict_json
from tests.vectors.package import world


def definition_tables(**changes: Any) -> dict[str, Any]:
    """Definitions of the one table of the good round pack."""
    table = {
        "id": "C4",
        "text": "c4.title",
        "criteria": ["none"],
        "sex": "SEX",
        "classes": [{"concept": "CDS", "versions": ["CDS_DES"]}],
    }
    return {"tables": [table | changes]}


def definition_rules(**changes: Any) -> dict[str, Any]:
    """The one rule of the good round pack."""
    rule = {"id": "V10", "text": "v10.outlier", "tables": ["C4"], "lists": ["SEX"], "expression": "ratio < 10"}
    return {"rules": [rule | changes]}


def files() -> dict[str, bytes]:
    """Payload of the good round pack beside its document."""
    english = {"c4.title": "Outflow", "v10.outlier": "Outlier", "sex.t": "Total", "sex.f": "Women", "des.sau": "Saudi"}
    return {
        content_pack.TABLES: strict_json.dump(definition_tables()),
        content_pack.RULES: strict_json.dump(definition_rules()),
        "codelists/CDS_DES.csv": b"code,parent,text\nCDS_DES_SAU,,des.sau\n",
        "codelists/SEX.csv": b"code,parent,text\nSEX_T,,sex.t\nSEX_F,SEX_T,sex.f\n",
        "texts/en.json": strict_json.dump(english),
        "texts/fr.json": strict_json.dump({"c4.title": "Départs"}),
        "people/guide.pdf": world.pdf(),
    }
