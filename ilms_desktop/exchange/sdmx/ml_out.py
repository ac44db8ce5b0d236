"""Writes figures as SDMX-ML 2.1, structure-specific: one data set a dataflow and action, one line a figure.

The head says in words whose status letters stand in which attribute.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ilms_desktop.exchange.sdmx import ids
from ilms_desktop.exchange.sdmx.leaving import Action, parts
from ilms_desktop.exchange.sdmx.message import NAMESPACES, day_stamp, header, stamp
from ilms_desktop.exchange.sdmx.xml_text import attributes, document, element

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ilms_desktop.exchange.outgoing import Outgoing
    from ilms_desktop.exchange.sdmx.leaving import FlowRows, Part

_FLAT: Final = "AllDimensions"
_SCHEMES: Final = (
    "OBS_STATUS: letters of SDMX:CL_OBS_STATUS; ILO_OBS_STATUS: letters of ILO:CL_ILO_OBS_STATUS; "
    "CONF_STATUS: letters of SDMX:CL_CONF_STATUS"
)


def write(outgoing: Outgoing) -> dict[str, bytes]:
    """The questionnaire, by what the file is named beyond its own name."""
    return {name: _message(outgoing, name, part) for name, part in parts(outgoing).items()}


def _message(outgoing: Outgoing, name: str, part: Part) -> bytes:
    """One file."""
    used = {k: v for k, v in NAMESPACES.items() if k != "xmlns:str"}
    prepared = outgoing.prepared or day_stamp(outgoing.round.last_year + 1)
    spaces = {f"xmlns:d{number}": _namespace(flow) for number, flow in enumerate(part.flows.values())}
    message_id = "_".join(filter(None, (outgoing.round.collection, outgoing.country, name, stamp(prepared))))
    head = header(
        message_id=message_id.replace(":", ""),
        prepared=prepared,
        sender=outgoing.country,
        more=(
            *(_structure(flow) for flow in part.flows.values()),
            element("mes:Source", {"xml:lang": "en"}, text=_SCHEMES),
        ),
    )
    sets = (text for number, flow in enumerate(part.flows.values()) for text in _data_sets(number, flow))
    return document(element("mes:StructureSpecificData", {**used, **spaces}, children=(head, *sets)))


def _structure(flow: FlowRows) -> str:
    """What a data set of the dataflow points to."""
    values = {"agencyID": ids.AGENCY, "id": ids.flow_id(flow.indicator), "version": ids.VERSION, "class": "Dataflow"}
    return element(
        "mes:Structure",
        {
            "structureID": ids.flow_id(flow.indicator),
            "namespace": _namespace(flow),
            "dimensionAtObservation": _FLAT,
        },
        children=(element("com:StructureUsage", children=(element("Ref", values),)),),
    )


def _namespace(flow: FlowRows) -> str:
    reference = ids.flow_reference(flow.indicator)
    return f"urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow={reference}:ObsLevelDim:{_FLAT}"


def _data_sets(number: int, flow: FlowRows) -> Iterator[str]:
    """Deletions and figures of a dataflow, each in a data set of its own."""
    for action, rows in ((Action.DELETE, flow.gone), (flow.action, flow.rows)):
        if rows:
            values = {
                "ss:structureRef": ids.flow_id(flow.indicator),
                "xsi:type": f"d{number}:DataSetType",
                "ss:dataScope": "DataStructure",
                "ss:action": action.word,
            }
            yield element("mes:DataSet", values, children=_observations(rows))


def _observations(rows: Iterable[dict[str, str]]) -> Iterator[str]:
    return (f"<Obs{attributes(row)}/>" for row in rows)
