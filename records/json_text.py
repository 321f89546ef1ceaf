"""Values as JSON text and back, whatever characters are in them.

A text layer may state half a character (a lone surrogate). JSON can write it, pydantic's own JSON cannot.
"""

from __future__ import annotations

import json
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

T = TypeVar("T")


def to_text(adapter: TypeAdapter[T], value: T) -> str:
    """As JSON text, without loss."""
    try:
        return adapter.dump_json(value).decode("utf-8")
    except PydanticSerializationError:
        return json.dumps(adapter.dump_python(value, mode="json"))


def from_text(adapter: TypeAdapter[T], text: str) -> T:
    """Back from JSON text.

    Raises:
        ValueError: it is damaged, or was written by another program.
    """
    try:
        return adapter.validate_json(text)
    except ValidationError:
        return adapter.validate_python(json.loads(text))
