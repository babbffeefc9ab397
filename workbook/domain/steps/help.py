"""Where somebody can turn for help that the book cannot give."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HelpPlace:
    """`title` is the trouble, `what` there is for it, `where` to find it. One line each, of any length."""

    id: str
    title: str
    what: str
    where: str
