"""Who may import whom, and what must stay out of a quick verb's way. Each failure says why the rule is there."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

import workbook

PACKAGE = Path(workbook.__file__).parent

# layer → the layers it may import from, itself always included; what may know `words` may know `words/refusals` too
LAYERS: dict[str, set[str]] = {
    "refusals": set(),  # words/refusals: the sentences that errors of the domain carry
    "paths": set(),
    "domain": {"refusals"},
    "words": {"domain"},
    "planning": {"domain", "words"},
    "content": {"domain", "words", "paths"},
    "store": {"domain", "words", "paths"},
    "export": {"domain", "words", "planning"},
    "home": {"domain", "words", "store", "export"},
    "demo": {"domain", "words", "planning", "content", "store"},
    "papers": {"domain", "words", "content", "store", "export"},
    "widgets": {"domain", "words"},
    "config": {"domain", "words", "paths"},
    "crash": {"words", "paths"},
    "screens": {
        "domain",
        "papers",
        "planning",
        "content",
        "store",
        "export",
        "widgets",
        "home",
        "words",
        "config",
        "paths",
        "crash",
    },
    "app": {"domain", "store", "widgets", "screens", "words", "config", "crash", "paths"},
    "launch": {"store", "screens", "config", "app"},
    "verbs": {
        "domain",
        "planning",
        "content",
        "store",
        "export",
        "home",
        "papers",
        "demo",
        "words",
        "paths",
        "config",
        "launch",
    },
    "cli": {"domain", "verbs", "words", "crash", "config", "paths"},
}
for _layer, _allowed in LAYERS.items():
    if "words" in _allowed or _layer == "words":
        _allowed.add("refusals")
WHY = {
    "refusals": "the sentences of errors lie below everything, so that no circle runs through them",
    "domain": "the rules of the subject are pure functions; whatever they imported, all would depend on",
    "planning": "planning goes from values to values, so that it can be checked without store or screen",
    "store": "the store must not know what shows it",
    "widgets": "widgets get values and post messages; only screens meet the Notebook",
    "screens": "screens are built by the app, not the other way round",
}
# subject → the subjects it may import from inside its own layer; a folder not listed here is no subject
SUBJECTS: dict[str, set[str]] = {"file": set(), "common": {"file"}}
for _group in (["wording", "frame"], ["promises"], ["conflicts", "chores"], ["steps"], ["together"], ["plans"]):
    _below = set(SUBJECTS)
    SUBJECTS |= dict.fromkeys(_group, _below)
for _name in ("today", "journey"):
    SUBJECTS[_name] = set(SUBJECTS) - {"today", "journey"}


def layer_of(module: str) -> str:
    """The layer of a dotted name: the word behind `workbook`; the sentences of errors are a layer of their own."""
    if module.startswith("workbook.words.refusals"):
        return "refusals"
    return module.split(".")[1] if "." in module else ""


def subject_of(module: str) -> str:
    """The subject of a dotted name: its folder inside the layer; nothing for a module that lies in none."""
    parts = module.split(".")
    return parts[2] if len(parts) > 3 and parts[2] in SUBJECTS else ""


def dotted(path: Path) -> str:
    return "workbook." + ".".join(path.relative_to(PACKAGE).with_suffix("").parts)


@cache
def imports_of(path: Path) -> list[tuple[int, str, bool]]:
    """(line, module, only for type checking) of each import, those inside functions too."""
    tree = ast.parse(path.read_text("utf-8"))
    typing_only = {
        id(child)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for child in ast.walk(node)
    }
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name, id(node) in typing_only) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            of_modules = [name for name in names if is_module(name)]
            found += [(node.lineno, name, id(node) in typing_only) for name in of_modules]
            if len(of_modules) < len(names):
                found.append((node.lineno, node.module, id(node) in typing_only))
    return found


def is_module(name: str) -> bool:
    place = PACKAGE.parent.joinpath(*name.split("."))
    return name.startswith("workbook.") and (place.with_suffix(".py").exists() or (place / "__init__.py").exists())


def modules() -> list[Path]:
    return sorted(p for p in PACKAGE.rglob("*.py") if "_content" not in p.parts)


def test_imports_go_one_way() -> None:
    faults = []
    for path in modules():
        layer = layer_of(dotted(path))
        if layer in ("__init__", "__main__"):
            continue
        for line, target, _ in imports_of(path):
            other = layer_of(target)
            if not target.startswith("workbook.") or other in ("__version__", layer, ""):
                continue
            if other not in LAYERS[layer]:
                why = WHY.get(layer, "imports go one way: domain ← … ← screens ← app ← cli")
                faults.append(f"{path.relative_to(PACKAGE)}:{line} imports {target}: {why}")
    assert not faults, "\n".join(faults)


def test_subjects_go_one_way_inside_a_layer() -> None:
    faults = []
    for path in modules():
        layer, subject = layer_of(dotted(path)), subject_of(dotted(path))
        for line, target, _ in imports_of(path):
            other = subject_of(target)
            if layer_of(target) != layer or not subject or not other or other == subject:
                continue
            if other not in SUBJECTS[subject]:
                faults.append(
                    f"{path.relative_to(PACKAGE)}:{line} imports {target}: inside a layer {subject} may know "
                    f"{', '.join(sorted(SUBJECTS[subject]))}; what it needs of {other} belongs further down"
                )
    assert not faults, "\n".join(faults)


def test_domain_needs_the_standard_library_only() -> None:
    faults = [
        f"{path.relative_to(PACKAGE)}:{line} imports {target}: a rule of the subject must outlive every library"
        for path in (PACKAGE / "domain").rglob("*.py")
        for line, target, _ in imports_of(path)
        if (top := target.split(".")[0]) != "workbook" and top not in sys.stdlib_module_names
    ]
    assert not faults, "\n".join(faults)


# Circles that are still to be cut: this list only ever shrinks. Each holds the modules of one.
KNOWN_CIRCLES: list[set[str]] = []


def circles(arrows: Mapping[str, set[str]]) -> list[set[str]]:
    """Every set of modules that can all be reached from each other (Tarjan 1972)."""
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    path: list[str] = []
    found: list[set[str]] = []

    def visit(module: str) -> None:
        order[module] = lowest[module] = len(order)
        path.append(module)
        for other in arrows[module]:
            if other not in order:
                visit(other)
            if other in path:
                lowest[module] = min(lowest[module], lowest[other])
        if lowest[module] == order[module]:
            at = path.index(module)
            if len(path) - at > 1:
                found.append(set(path[at:]))
            del path[at:]

    for module in arrows:
        if module not in order:
            visit(module)
    return found


def test_modules_import_each_other_in_no_circle() -> None:
    """Imports inside functions and those for type checking count too: a circle is a place that cannot be read alone."""
    known = {dotted(path).removesuffix(".__init__"): path for path in modules()}
    arrows = {name: {target for _, target, _ in imports_of(path) if target in known} for name, path in known.items()}
    new = [found for found in circles(arrows) if not any(found <= circle for circle in KNOWN_CIRCLES)]
    assert not new, "modules that import each other, one way or another:\n" + "\n".join(
        f"{name} → {', '.join(sorted(arrows[name] & found))}" for found in new for name in sorted(found)
    )


def test_a_circle_is_found_wherever_it_begins() -> None:
    arrows = {"a": {"b"}, "b": {"c", "d"}, "c": {"b"}, "d": set[str](), "e": {"f"}, "f": {"g", "a"}, "g": {"e"}}
    assert sorted(map(sorted, circles(arrows))) == [["b", "c"], ["e", "f", "g"]]


def test_nothing_below_the_widgets_mentions_textual() -> None:
    below = {
        "refusals",
        "words",
        "paths",
        "domain",
        "planning",
        "content",
        "store",
        "export",
        "config",
        "home",
        "papers",
    }
    faults = [
        f"{path.relative_to(PACKAGE)}:{line} imports {target}: shell verbs and exports must start without the screen"
        for path in modules()
        if layer_of(dotted(path)) in below
        for line, target, _ in imports_of(path)
        if target.split(".")[0] in ("textual", "rich")
    ]
    assert not faults, "\n".join(faults)


HEAVY = ("textual", "rich", "numpy", "highspy", "icalendar", "hypothesis", "microdot", "segno")


@pytest.mark.parametrize(
    "verb",
    [["--version"], ["today"], ["promises"], ["keep", "1"], ["steps"], ["undo", "--list"], ["nudge"], ["where"]],
    ids=" ".join,
)
def test_quick_verbs_import_nothing_heavy(verb: list[str], tmp_path: Path) -> None:
    program = (
        "import sys; sys.argv[1:] = sys.argv[2:]\n"
        "from workbook.__main__ import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"heavy = [name for name in {HEAVY!r} if name in sys.modules]\n"
        "print('HEAVY', heavy, file=sys.stderr)"
    )
    options = [] if verb == ["--version"] else ["--data", str(tmp_path)]
    result = subprocess.run(
        [sys.executable, "-c", program, "workbook", *verb, *options], capture_output=True, text=True, timeout=60
    )
    assert "HEAVY []" in result.stderr, (
        f"`workbook {' '.join(verb)}` must be quick enough for a prompt and for cron, so it may not import "
        f"the screen or the solver: {result.stderr}"
    )


@pytest.mark.slow
def test_importing_a_module_touches_neither_disk_nor_clock(tmp_path: Path) -> None:
    """Folders created at import would appear for people who only asked for the version."""
    names = [dotted(p) for p in modules() if p.name not in ("__init__.py", "__main__.py")]
    program = (
        "import builtins, importlib, os, sys, pathlib\n"
        "made = []\n"
        "sys.addaudithook(lambda e, a: made.append((e, str(a[0]))) if e in ('os.mkdir', 'os.rename', 'os.remove')"
        " and 'pycache' not in str(a[0]) and not str(a[0]).endswith('.pyc') and '.pyc.' not in str(a[0]) else None)\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        "print(made)"
    )
    environment = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE": "1"}
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env=environment, timeout=120
    )
    assert result.returncode == 0, result.stderr[-2000:]
    assert result.stdout.strip() == "[]", result.stdout
    assert not any(tmp_path.iterdir())
