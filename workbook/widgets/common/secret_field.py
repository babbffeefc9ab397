"""A field for a passphrase: what is typed is never shown, never copied, and taken as it is."""

from __future__ import annotations

from workbook.widgets.common.fields import TextField


class SecretField(TextField):
    """One masked line. A paste comes in whole but for a line end behind it: every blank counts."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.password = True

    def taken(self) -> str:
        """What was typed; the field is blank from now on."""
        text, self.value = self.value, ""
        return text

    def _on_paste(self, event) -> None:  # type: ignore[no-untyped-def]
        event.prevent_default()
        event.stop()
        self.insert_text_at_cursor(event.text.rstrip("\r\n"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is typed here is kept nowhere, so there is no leaving the field first: `esc` closes what it stands in,
        and the line of keys says so."""
        return False if action == "leave" else super().check_action(action, parameters)

    def action_copy(self) -> None:
        """Nothing: a clipboard is read by others."""

    def action_cut(self) -> None:
        self.delete_selection()
