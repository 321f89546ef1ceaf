"""What a flaw is: changes of the recipe from which an application is drawn, and the findings that follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sample_docs.draw.recipe import Expected, Recipe


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """One thing that is wrong, or that is nearly wrong.

    Attributes:
        touches: the documents that look otherwise for it; two flaws that touch the same one are never drawn together.
        findings: what must be found; of a near miss as a rule nothing.
        avoids: of a near miss, what must not be found although it nearly is so.
        changes: settings of the Recipe; kinds left out are added to those left out already.
        manner: settings of the Manner without which it cannot be seen.
    """

    name: str
    touches: frozenset[str]
    findings: tuple[Expected, ...] = ()
    avoids: Expected | None = None
    changes: Mapping[str, Any] = field(default_factory=dict)
    manner: Mapping[str, Any] = field(default_factory=dict)

    def apply(self, recipe: Recipe) -> Recipe:
        """The recipe with this flaw in it, findings included."""
        changes = dict(self.changes)
        if "omit" in changes:
            changes["omit"] = recipe.omit | changes["omit"]
        return replace(recipe, findings=(*recipe.findings, *self.findings), **changes)


def flaw(
    name: str,
    touches: str,
    *findings: Expected,
    manner: Mapping[str, Any] | None = None,
    **changes: Any,  # noqa: ANN401  any setting of a Recipe
) -> Flaw:
    """Something wrong with the documents in `touches`, their kinds with spaces between."""
    return Flaw(
        name=name, touches=frozenset(touches.split()), findings=findings, changes=changes, manner=dict(manner or {})
    )


def near_miss(
    name: str,
    touches: str,
    avoids: Expected,
    *findings: Expected,
    manner: Mapping[str, Any] | None = None,
    **changes: Any,  # noqa: ANN401  any setting of a Recipe
) -> Flaw:
    """Something that a hasty reader would find fault with, and that is in order."""
    return replace(flaw(f"near-{name}", touches, *findings, manner=manner, **changes), avoids=avoids)
