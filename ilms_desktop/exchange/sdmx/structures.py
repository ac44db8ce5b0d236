"""Writes the structures of an edition as SDMX-ML 2.1: code lists, concepts, data structures, dataflows, who provides.

Names stand in every language of the definitions in which there is one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from ilms_desktop.definitions.concepts import load_concepts
from ilms_desktop.exchange.sdmx import ids
from ilms_desktop.exchange.sdmx.components import (
    SDMX_AGENCY,
    codelist_reference,
    components,
    reference,
)
from ilms_desktop.exchange.sdmx.message import NAMESPACES, header, stamp
from ilms_desktop.exchange.sdmx.vocabulary import Vocabulary
from ilms_desktop.exchange.sdmx.xml_text import document, element

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from ilms_desktop.exchange.sdmx.vocabulary import Names
    from ilms_desktop.model.edition import Edition
    from ilms_desktop.model.structure import TableDefinition

#: provider where no country is named
EVERYBODY: Final = "FOCAL_POINTS"
_AGENCIES: Final = "AGENCIES"
_PROVIDERS: Final = "DATA_PROVIDERS"
#: lists of which only the codes in use are written
_PARTIAL: Final = (ids.FREQ, ids.UNIT_TYPE, ids.UNIT, ids.UNIT_MULT, ids.CONF_STATUS)


def write(edition_id: str, *, prepared: datetime, country: str = "") -> bytes:
    """The structures of an edition.

    Args:
        edition_id: such as `ilms-2019`.
        prepared: when the file is made.
        country: ISO alpha-3 of the country that provides figures; empty for all focal points together.

    Raises:
        DefinitionError: `unknown_edition`. KeyError: no such country.
    """
    return _Structures(Vocabulary.of(edition_id), country).message(prepared)


@dataclass(frozen=True)
class _Structures:
    """Puts the parts of the message together."""

    vocabulary: Vocabulary
    country: str

    @property
    def edition(self) -> Edition:
        """The edition with English texts."""
        return self.vocabulary.english

    @property
    def provider(self) -> str:
        """Id of the provider of data."""
        return self.country or EVERYBODY

    @cached_property
    def tables(self) -> tuple[tuple[int, TableDefinition], ...]:
        """Tables with their place in the edition."""
        return tuple(enumerate(self.edition.tables))

    def message(self, prepared: datetime) -> bytes:
        """The whole file."""
        used = {k: v for k, v in NAMESPACES.items() if k != "xmlns:ss"}
        message_id = f"{self.edition.id}_{stamp(prepared)}".replace(":", "")
        parts = (
            element("str:OrganisationSchemes", children=self._organisations()),
            element("str:Dataflows", children=self._dataflows()),
            element("str:Codelists", children=self._codelists()),
            element("str:Concepts", children=(self._concepts(),)),
            element("str:DataStructures", children=self._data_structures()),
            element("str:ProvisionAgreements", children=self._agreements()),
        )
        head = header(message_id=message_id, prepared=prepared, sender=ids.AGENCY)
        return document(element("mes:Structure", used, children=(head, element("mes:Structures", children=parts))))

    def _organisations(self) -> Iterator[str]:
        """The ILO among the agencies, and who provides figures."""
        word = self.vocabulary.word
        agency = _item("str:Agency", ids.AGENCY, word("AGENCY", ids.AGENCY))
        values = {"id": _AGENCIES, "version": ids.VERSION, "agencyID": SDMX_AGENCY, "isPartial": "true"}
        yield element("str:AgencyScheme", values, children=(*_names(word("SCHEME", _AGENCIES)), agency))
        names = self.vocabulary.country(self.country) if self.country else word("PROVIDER", EVERYBODY)
        values = {"id": _PROVIDERS, "version": ids.VERSION, "agencyID": ids.AGENCY, "isPartial": "true"}
        children = (*_names(word("SCHEME", _PROVIDERS)), _item("str:DataProvider", self.provider, names))
        yield element("str:DataProviderScheme", values, children=children)

    def _dataflows(self) -> Iterator[str]:
        for place, table in self.tables:
            yield element(
                "str:Dataflow",
                _maintained(ids.flow_id(table.indicator)),
                children=(
                    *_names(self.vocabulary.title(place)),
                    element("str:Structure", children=(reference(_structure_reference(table)),)),
                ),
            )

    def _data_structures(self) -> Iterator[str]:
        for place, table in self.tables:
            yield element(
                "str:DataStructure",
                _maintained(table.indicator),
                children=(*_names(self.vocabulary.title(place)), components(table)),
            )

    def _agreements(self) -> Iterator[str]:
        """Who provides which dataflow."""
        provider = {
            "id": self.provider,
            "maintainableParentID": _PROVIDERS,
            "maintainableParentVersion": ids.VERSION,
            "agencyID": ids.AGENCY,
            "package": "base",
            "class": "DataProvider",
        }
        for place, table in self.tables:
            flow = {
                "id": ids.flow_id(table.indicator),
                "version": ids.VERSION,
                "agencyID": ids.AGENCY,
                "package": "datastructure",
                "class": "Dataflow",
            }
            yield element(
                "str:ProvisionAgreement",
                _maintained(f"PA_{table.indicator}_{self.provider}"),
                children=(
                    *_names(self.vocabulary.title(place)),
                    element("str:StructureUsage", children=(reference(flow),)),
                    element("str:DataProvider", children=(reference(provider),)),
                ),
            )

    def _concepts(self) -> str:
        """The concept scheme."""
        known = [*load_concepts().concepts, ids.UPPER_BOUND, ids.LOWER_BOUND]
        items = (_item("str:Concept", name, self.vocabulary.concept(name)) for name in known)
        names = _names(self.vocabulary.word("SCHEME", ids.CONCEPT_SCHEME))
        return element("str:ConceptScheme", _maintained(ids.CONCEPT_SCHEME), children=(*names, *items))

    def _codelists(self) -> Iterator[str]:
        yield from (self._codelist(concept, codes) for concept, codes in self._lists().items())

    def _lists(self) -> dict[str, Mapping[str, Names]]:
        """Codes of each concept with their names."""
        words = self.vocabulary.words
        measures = {ids.measure_of(table.indicator) for _place, table in self.tables}
        return {
            ids.REF_AREA: {code: self.vocabulary.country(code) for code in self.edition.countries},
            ids.FREQ: words(ids.FREQ),
            ids.MEASURE: {code: names for code, names in words(ids.MEASURE).items() if code in measures},
            ids.SEX: self.vocabulary.codes(ids.SEX),
            **{concept: self._class_codes(concept) for concept in self._classes},
            ids.STATUS: self.vocabulary.sdmx_statuses(),
            ids.CONF_STATUS: words(ids.CONF_STATUS),
            ids.ILO_STATUS: self.vocabulary.statuses(),
            ids.UNIT_TYPE: words(ids.UNIT_TYPE),
            ids.UNIT: words(ids.UNIT),
            ids.UNIT_MULT: words(ids.UNIT_MULT),
        }

    @cached_property
    def _classes(self) -> dict[str, list[str]]:
        """Class dimension -> lists whose codes it takes: all versions of the classification."""
        found: dict[str, list[str]] = {}
        for _place, table in self.tables:
            for list_id in (*filter(None, (table.status_list,)), *table.versions):
                lists = found.setdefault(list_id.partition("_")[0], [])
                if list_id not in lists and list_id in self.edition.codelists:
                    lists.append(list_id)
        return {concept: lists for concept, lists in found.items() if lists}

    def _class_codes(self, concept: str) -> dict[str, Names]:
        return {code: names for each in self._classes[concept] for code, names in self.vocabulary.codes(each).items()}

    def _parents(self, concept: str) -> dict[str, str]:
        """Code of the level above, where there is one."""
        lists = (self.edition.codelists[each] for each in self._classes.get(concept, ()))
        return {code.id: code.parent for each in lists for code in each.codes if code.parent}

    def _codelist(self, concept: str, codes: Mapping[str, Names]) -> str:
        """A code list with its codes."""
        where = codelist_reference(concept)
        values = {"id": where["id"], "version": where["version"], "agencyID": where["agencyID"], "isFinal": "true"}
        if concept in _PARTIAL:
            values["isPartial"] = "true"
        parents = self._parents(concept)
        items = (
            _item("str:Code", code, names, parent=parents.get(code, "") if parents.get(code) in codes else "")
            for code, names in codes.items()
        )
        return element("str:Codelist", values, children=(*_names(self.vocabulary.concept(concept)), *items))


def _names(names: Names) -> list[str]:
    """Names by language."""
    return [element("com:Name", {"xml:lang": language}, text=name) for language, name in names.items()]


def _item(name: str, code: str, names: Names, *, parent: str = "") -> str:
    """An item of a scheme."""
    above: Iterable[str] = (element("str:Parent", children=(reference({"id": parent}),)),) if parent else ()
    return element(name, {"id": code}, children=(*_names(names), *above))


def _maintained(name: str) -> dict[str, str]:
    """What tells a structure apart."""
    return {"id": name, "version": ids.VERSION, "agencyID": ids.AGENCY, "isFinal": "true"}


def _structure_reference(table: TableDefinition) -> dict[str, str]:
    return {
        "id": table.indicator,
        "version": ids.VERSION,
        "agencyID": ids.AGENCY,
        "package": "datastructure",
        "class": "DataStructure",
    }
