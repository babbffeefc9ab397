"""Each screen's sheet is read when the screen first comes, and nothing that stands is styled again for it."""

from __future__ import annotations

from pathlib import Path

from textual.css.stylesheet import Stylesheet

import workbook
from workbook.widgets.common.themes import DARK, THEMES

SCREENS = Path(workbook.__file__).parent / "screens"
WHOLE_APPS = ("frame/app.tcss", "frame/rescue.tcss")
PANES = {"ConflictPane"}  # stands on one screen only


def test_every_rule_of_a_sheet_begins_with_a_screen_that_brings_it() -> None:
    variables = next(theme for theme in THEMES if theme.name == DARK).to_color_system().generate()
    sources = [path.read_text("utf-8") for path in SCREENS.rglob("*.py")]
    seen = 0
    for sheet in SCREENS.glob("*/*.tcss"):
        if str(sheet.relative_to(SCREENS)) in WHOLE_APPS:
            continue
        rules = Stylesheet(variables=variables)
        rules.read(sheet)
        begins = {selectors.selectors[0].name for rule in rules.rules for selectors in rule.selector_set}
        bringing = [text for text in sources if f"{sheet.name}" in text]
        for name in begins - PANES:
            assert any(f"class {name}(" in text for text in bringing), (sheet, name)
            seen += 1
    assert seen > 10
