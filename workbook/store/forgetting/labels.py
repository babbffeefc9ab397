"""What the labels of changes say of what somebody wrote."""

from __future__ import annotations

import re


def quotes(label: str, text: str) -> bool:
    """Does the label of a change quote this text, or the beginning of it?"""
    return f"“{' '.join(text.split())}”" in label or begins(label, text)


def begins(label: str, text: str) -> bool:
    """Does the label quote the beginning of this text (`“Tell Alex about…”`), which may end in the middle of words?"""
    cut = [quoted for quoted in re.findall("“(.*?)…(?:”|$)", label) if quoted]
    return bool(cut) and " ".join(text.split()).startswith(tuple(cut))
