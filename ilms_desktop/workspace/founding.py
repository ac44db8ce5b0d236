"""A new questionnaire file: the facts it starts with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ilms_desktop.definitions.loader import load_edition, load_round
from ilms_desktop.errors import UserError
from ilms_desktop.storage import meta
from ilms_desktop.storage.texts import moment_text

if TYPE_CHECKING:
    from ilms_desktop.model.contact import Contact
    from ilms_desktop.workspace.clock import Clock, Ids


def first_facts(
    *,
    country: str,
    round_id: str,
    edition_id: str | None,
    clock: Clock,
    ids: Ids,
    contact: Contact,
    is_example: bool,
) -> dict[str, str]:
    """Content of `meta` for a new file; the edition is pinned with version and digest (ADR 0012).

    Raises:
        DefinitionError: `unknown_round`, `unknown_edition`.
        UserError: `unknown_country`.
    """
    round_ = load_round(round_id)
    edition = load_edition(edition_id or round_.edition)
    if country not in edition.countries:
        raise UserError("unknown_country", country=country)
    return {
        meta.COUNTRY: country,
        meta.ROUND: round_.id,
        meta.EDITION: edition.id,
        meta.EDITION_VERSION: edition.version,
        meta.EDITION_DIGEST: edition.digest,
        meta.WORKSPACE: str(ids()),
        meta.CREATED: moment_text(clock()),
        meta.IS_EXAMPLE: "1" if is_example else "0",
        **meta.contact_facts(contact),
    }
