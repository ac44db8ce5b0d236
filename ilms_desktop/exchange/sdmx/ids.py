"""Names in SDMX: what follows from the id of an indicator, which columns there are and in which order.

`MST_TEMP_SEX_ECO_CBR_NB` is topic, variable, classes, kind of measure; everything here follows from that rule
(process.md section 11 of the questionnaire's specification).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

AGENCY: Final = "ILO"
VERSION: Final = "1.0"
YEARLY: Final = "A"
#: characters that a text attribute holds in the usual set-up of .Stat Suite
TEXT_LIMIT: Final = 150
CONCEPT_SCHEME: Final = "CS_ILMS"

REF_AREA: Final = "REF_AREA"
FREQ: Final = "FREQ"
MEASURE: Final = "MEASURE"
SEX: Final = "SEX"
TIME: Final = "TIME_PERIOD"
VALUE: Final = "OBS_VALUE"
STATUS: Final = "OBS_STATUS"
CONF_STATUS: Final = "CONF_STATUS"
ILO_STATUS: Final = "ILO_OBS_STATUS"
UNIT_TYPE: Final = "UNIT_MEASURE_TYPE"
UNIT: Final = "UNIT_MEASURE"
UNIT_MULT: Final = "UNIT_MULT"
SOURCE: Final = "SOURCE"
NOTE_SOURCE: Final = "NOTE_SOURCE"
NOTE_INDICATOR: Final = "NOTE_INDICATOR"
NOTE_CLASSIF: Final = "NOTE_CLASSIF"
DECIMALS: Final = "DECIMALS"
UPPER_BOUND: Final = "UPPER_BOUND"
LOWER_BOUND: Final = "LOWER_BOUND"

#: columns behind the key, in the order in which the ILO serves them; the last two are ours
BEHIND_THE_KEY: Final = (
    *(VALUE, STATUS, UNIT_TYPE, UNIT, UNIT_MULT, SOURCE, NOTE_SOURCE, NOTE_INDICATOR, NOTE_CLASSIF),
    *(DECIMALS, UPPER_BOUND, LOWER_BOUND, CONF_STATUS, ILO_STATUS),
)
_FLOW: Final = re.compile(r"(?:.*=)?(?:(?P<agency>[\w.\-]+):)?(?P<id>[\w@$\-]+)(?:\([\d.+*~]+\))?(?:: .*)?", re.DOTALL)
_PREFIX: Final = "DF_"


@dataclass(frozen=True, slots=True)
class Flow:
    """A dataflow, or another structure that data point to.

    Attributes:
        agency: who keeps it; empty where the file does not say. id: its id, such as `DF_MST_NCTE_SEX_CCT_NB`.
    """

    agency: str
    id: str

    @property
    def indicator(self) -> str:
        """Indicator of a dataflow of the ILO; another one keeps its id."""
        return self.id.removeprefix(_PREFIX)


def flow_of(text: str) -> Flow:
    """What a file points to: `ILO:DF_X(1.0)`, with a name behind, as URN, or the bare id."""
    found = _FLOW.fullmatch(text.strip())
    return Flow(found["agency"] or "", found["id"].upper()) if found else Flow("", text.strip())


def flow_id(indicator: str) -> str:
    """Id of the dataflow of an indicator."""
    return _PREFIX + indicator


def flow_reference(indicator: str) -> str:
    """The dataflow as files point to it: `ILO:DF_MST_NCTE_SEX_CCT_NB(1.0)`."""
    return f"{AGENCY}:{flow_id(indicator)}({VERSION})"


@lru_cache(maxsize=512)
def classes_of(indicator: str) -> tuple[str, ...]:
    """Class dimensions in the order of the id, without sex: `("ECO", "CBR")`."""
    return tuple(part for part in indicator.split("_")[2:-1] if part != SEX)


@lru_cache(maxsize=512)
def has_sex(indicator: str) -> bool:
    """Whether the figures of an indicator are split by sex."""
    return SEX in indicator.split("_")[2:-1]


@lru_cache(maxsize=512)
def measure_of(indicator: str) -> str:
    """Topic, variable and kind: `MST_TEMP_NB`."""
    parts = indicator.split("_")
    return "_".join((*parts[:2], parts[-1]))


@lru_cache(maxsize=512)
def unit_type_of(indicator: str) -> str:
    """Kind of measure: `NB`, a number."""
    return indicator.rpartition("_")[2]


def dimensions_of(indicator: str) -> tuple[str, ...]:
    """All dimensions in order; time is the last one."""
    sex = (SEX,) if has_sex(indicator) else ()
    return (REF_AREA, FREQ, MEASURE, *sex, *classes_of(indicator), TIME)


def codelist_of(concept: str) -> str:
    """Id of the code list of a concept: `CL_ECO`."""
    return f"CL_{concept}"
