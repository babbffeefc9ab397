"""The address as a picture to scan, drawn with half blocks: for a dark ground, light where the code is light."""

from __future__ import annotations

from workbook.domain.common.errors import WorkbookError
from workbook.words.common import home as words

BORDER = 2
_BLOCKS = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}


def drawn(text: str) -> list[str]:
    """The lines, all of one width. Raises WorkbookError where segno is not there."""
    try:
        import segno
    except ImportError:
        raise WorkbookError(words.NO_EXTRA) from None
    rows = [[not dark for dark in row] for row in segno.make(text, error="l", micro=False).matrix_iter(border=BORDER)]
    if len(rows) % 2:
        rows.append([False] * len(rows[0]))
    return ["".join(_BLOCKS[pair] for pair in zip(*rows[at : at + 2], strict=True)) for at in range(0, len(rows), 2)]
