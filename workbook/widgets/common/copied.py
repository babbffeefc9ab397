"""What has a text that can be copied."""

from __future__ import annotations

from typing import Protocol, runtime_checkable


@runtime_checkable
class Copied(Protocol):
    def copied(self) -> str:
        """The text that the cursor is on; "" where it is on none."""
        ...
