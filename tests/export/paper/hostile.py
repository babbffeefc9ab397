"""Texts that want to be more than text, and the way to see whether one of them was."""

from __future__ import annotations

from html.parser import HTMLParser

TEXTS = (
    "<script>alert(1)</script>", "</p><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=1>",
    '"><b>x</b>', "'><i>x</i>", '" onmouseover="alert(1)', "<a href='javascript:alert(1)'>x</a>", "<iframe src=//evil>",
    "<style>*{display:none}</style>", "</style><script>1</script>", "<!--", "-->", "<![CDATA[x]]>", "<?xml ?>",
    "&lt;b&gt;", "&#60;b&#62;", "&amp;", "<base href=//evil>", "<meta http-equiv=refresh content=0>", "<form><input>",
    "</title><script>1</script>", "</table></main><h1>x</h1>", "<!DOCTYPE html>", "\x00<b>\x00",
    "\x1b[2J\x1b]52;c;aGk=\x07",
    "\u202eevil\u2066", "\ufeff<b>", "[/]", "[@click=app.quit]x[/]", "# head",
    "- item", "| a | b |", "![x](//evil)",
    "`code`", "#emph[x]", '#read("/etc/passwd")', '")); #panic("x"); text(("', "\\", "👩‍👩‍👧 🙂", "הבטחה קטנה",
    "é" * 300,
    "a" * 300,
)  # fmt: skip


class Looked(HTMLParser):
    """What a reader makes of a page: elements with their attributes, and the text between them."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.other: list[str] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in ("br", "col", "hr", "input", "link", "meta"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.text += data

    def handle_comment(self, data: str) -> None:
        self.other.append(data)

    def handle_pi(self, data: str) -> None:
        self.other.append(data)

    def unknown_decl(self, data: str) -> None:
        self.other.append(data)

    @property
    def shape(self) -> list[str]:
        return [tag for tag, _ in self.elements]


def looked(page: str) -> Looked:
    """The page, of which nothing is live: no script, no handler, no address elsewhere, every element closed."""
    found = Looked(page)
    assert found.open == []
    assert found.other == []
    for tag, attributes in found.elements:
        assert tag not in ("script", "iframe", "img", "svg", "base", "object", "link"), tag
        assert not [name for name in attributes if name.startswith("on") or name in ("style", "src")], attributes
        assert all((attributes.get(name) or "/").startswith("/") for name in ("href", "action")), attributes
    return found
