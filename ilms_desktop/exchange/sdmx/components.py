"""Data structures of the questionnaire: dimensions, attributes and what they hang on, as SDMX-ML 2.1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ilms_desktop.exchange.sdmx import ids
from ilms_desktop.exchange.sdmx.xml_text import element
from ilms_desktop.model.structure import Axis

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ilms_desktop.model.structure import TableDefinition

#: lists that SDMX keeps for everybody: concept -> version
CROSS_DOMAIN: Final = {ids.STATUS: "2.2", ids.CONF_STATUS: "1.3"}
SDMX_AGENCY: Final = "SDMX"
_ON_MEASURE: Final = (ids.MEASURE,)
_ON_PERIOD: Final = (ids.REF_AREA, ids.MEASURE, ids.TIME)
#: what an attribute without dimensions hangs on
_ON_VALUE: Final = ()
_TEXT: Final = {"textType": "String", "maxLength": str(ids.TEXT_LIMIT)}


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of a figure.

    Attributes:
        id: its concept. on: dimensions it hangs on; none for the figure itself. text: format of one without code
            list; None where there is one. mandatory: whether it is always there.
    """

    id: str
    on: tuple[str, ...] = _ON_VALUE
    text: dict[str, str] | None = None
    mandatory: bool = False


#: in the order in which the ILO serves them; the last two are ours
ATTRIBUTES: Final = (
    Attribute(ids.STATUS, mandatory=True),
    Attribute(ids.UNIT_TYPE, _ON_MEASURE, mandatory=True),
    Attribute(ids.UNIT, _ON_MEASURE, mandatory=True),
    Attribute(ids.UNIT_MULT, _ON_MEASURE, mandatory=True),
    Attribute(ids.SOURCE, _ON_PERIOD, _TEXT),
    Attribute(ids.NOTE_SOURCE, _ON_PERIOD, _TEXT),
    Attribute(ids.NOTE_INDICATOR, _ON_PERIOD, _TEXT),
    Attribute(ids.NOTE_CLASSIF, text=_TEXT),
    Attribute(ids.DECIMALS, text={"textType": "Integer"}),
    Attribute(ids.UPPER_BOUND, text={"textType": "Decimal"}),
    Attribute(ids.LOWER_BOUND, text={"textType": "Decimal"}),
    Attribute(ids.CONF_STATUS),
    Attribute(ids.ILO_STATUS),
)


def reference(values: dict[str, str]) -> str:
    """A reference to something else of the message."""
    return element("Ref", values)


def codelist_reference(concept: str) -> dict[str, str]:
    """Where the code list of a concept is."""
    agency, version = (SDMX_AGENCY, CROSS_DOMAIN[concept]) if concept in CROSS_DOMAIN else (ids.AGENCY, ids.VERSION)
    return {
        "id": ids.codelist_of(concept),
        "version": version,
        "agencyID": agency,
        "package": "codelist",
        "class": "Codelist",
    }


def components(table: TableDefinition) -> str:
    """Dimensions, attributes and measure of a table."""
    dimensions = ids.dimensions_of(table.indicator)
    listed = (
        element("str:Dimension", {"id": name, "position": str(place)}, children=(_concept(name), _coded(name)))
        for place, name in enumerate(dimensions[:-1], start=1)
    )
    when = element(
        "str:TimeDimension",
        {"id": ids.TIME, "position": str(len(dimensions))},
        children=(_concept(ids.TIME), _text({"textType": "ObservationalTimePeriod"})),
    )
    measure = element(
        "str:PrimaryMeasure", {"id": ids.VALUE}, children=(_concept(ids.VALUE), _text({"textType": "Decimal"}))
    )
    return element(
        "str:DataStructureComponents",
        children=(
            element("str:DimensionList", {"id": "DimensionDescriptor"}, children=(*listed, when)),
            element("str:AttributeList", {"id": "AttributeDescriptor"}, children=_attributes(table)),
            element("str:MeasureList", {"id": "MeasureDescriptor"}, children=(measure,)),
        ),
    )


def _attributes(table: TableDefinition) -> Iterator[str]:
    for each in ATTRIBUTES:
        yield element(
            "str:Attribute",
            {"id": each.id, "assignmentStatus": "Mandatory" if each.mandatory else "Conditional"},
            children=(
                _concept(each.id),
                _coded(each.id) if each.text is None else _text(each.text),
                element("str:AttributeRelationship", children=_relationship(_hangs_on(each, table))),
            ),
        )


def _hangs_on(attribute: Attribute, table: TableDefinition) -> tuple[str, ...]:
    """Dimensions of an attribute; notes on the indicator are of a QTable, which its class version tells apart."""
    if attribute.id != ids.NOTE_INDICATOR or Axis.CLASS not in table.axes:
        return attribute.on
    klass = ids.classes_of(table.indicator)[table.id_axes.index(Axis.CLASS)]
    return (*attribute.on[:-1], klass, attribute.on[-1])


def _relationship(dimensions: Iterable[str]) -> list[str]:
    found = [element("str:Dimension", children=(reference({"id": name}),)) for name in dimensions]
    return found or [element("str:PrimaryMeasure", children=(reference({"id": ids.VALUE}),))]


def _concept(name: str) -> str:
    values = {
        "id": name,
        "maintainableParentID": ids.CONCEPT_SCHEME,
        "maintainableParentVersion": ids.VERSION,
        "agencyID": ids.AGENCY,
        "package": "conceptscheme",
        "class": "Concept",
    }
    return element("str:ConceptIdentity", children=(reference(values),))


def _coded(name: str) -> str:
    enumeration = element("str:Enumeration", children=(reference(codelist_reference(name)),))
    return element("str:LocalRepresentation", children=(enumeration,))


def _text(values: dict[str, str]) -> str:
    return element("str:LocalRepresentation", children=(element("str:TextFormat", values),))
