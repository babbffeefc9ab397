"""`content/language/*.toml` → rules that notice wording, or a ContentError that names every fault.

`words.toml` holds spellings and lists that the others share, `parts.toml` the parts of an apology, `promises.toml` what
the forge notices about an act, `care.toml` what may be more than wording, and every other file one family of rules;
`weights.txt` holds what words weigh, learned from examples, and `care_weights.txt` the same for what needs care: a
folder without them goes by its rules alone. A content
folder without `language/` has no rules; that is no fault. What needs care is never missing: a folder without
`care.toml` has that of the program.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from workbook.content.faults import ContentError, Fault
from workbook.content.prose import judge_text
from workbook.content.reading import MOST_BYTES, File, Table, unique
from workbook.domain.promises.act_rules import ACT_NOTES, ActRule, ActRules
from workbook.domain.wording.care import NOTHING_ALIKE, CareRule, CareRules
from workbook.domain.wording.notices import Noticer, Part, Rule
from workbook.domain.wording.patterns import Lexicon, PatternError
from workbook.domain.wording.sentences import Spelling
from workbook.domain.wording.weighing import Weighing, read_weighing
from workbook.paths import content_folder, read_ordinary
from workbook.words.wording import faults as words

FOLDER = "language"
WEIGHTS, CARE_WEIGHTS = "weights.txt", "care_weights.txt"
SHARED, PARTS, ACTS, CARE = "words.toml", "parts.toml", "promises.toml", "care.toml"
MOST_RULES = 600
OFFERS = ("", "forge")
GUARDS = ("leave", "needs", "unless", "after", "unless_near")


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of wording with its rules, in the order of the file. `title` is a few words for people.

    `alike` is what is said of a sentence that no rule foresaw, and that is like the examples of this family.
    """

    id: str
    title: str
    rules: tuple[Rule, ...]
    alike: Rule | None = None


@dataclass(frozen=True, slots=True)
class Language:
    """All that the language files hold."""

    families: tuple[Family, ...]
    parts: tuple[Part, ...]
    acts: tuple[ActRule, ...]
    care: tuple[CareRule, ...]
    lexicon: Lexicon
    everywhere: tuple[str, ...]
    weighing: Weighing | None = None
    care_lexicon: Lexicon | None = None
    """That of the program, where what needs care is the program's."""
    grave: tuple[Rule, ...] = ()
    """What silences notes and says nothing."""
    care_weighing: Weighing | None = None
    care_alike: Mapping[str, CareRule] = field(default_factory=dict[str, CareRule])
    """What is said, for each kind that the weights know, where no rule of care meets a sentence."""

    def title(self, family: str) -> str:
        """What people call a family; its id when there is none of that id."""
        return next((f.title for f in self.families if f.id == family), family)

    def noticer(self) -> Noticer:
        """For the notes on a text."""
        rules = [rule for family in self.families for rule in family.rules]
        alike = [family.alike for family in self.families if family.alike]
        return Noticer(rules, self.lexicon, self.everywhere, weighing=self.weighing, alike=alike)

    def parts_noticer(self) -> Noticer:
        """For `notices.parts_present`."""
        return Noticer([rule for part in self.parts for rule in part.rules], self.lexicon)

    def care_rules(self) -> CareRules:
        """For sentences that may be more than wording."""
        lexicon = self.care_lexicon or self.lexicon
        return CareRules(self.care, lexicon, self.grave, self.care_weighing, self.care_alike, self.weighing)

    def act_rules(self) -> ActRules:
        """For the forge."""
        return ActRules(self.acts, self.lexicon)


def load_language(folder: Path) -> Language:
    """The language of a content folder. Raises ContentError with every fault; weights that cannot be read are only left
    out, for what needs care must not go with them.

    The patterns of the content that comes with the program are compiled when they are needed: its own check has tried
    each of them, and all at once would take a second.
    """
    reading = _Reading(folder, patterns=folder.resolve() != content_folder().resolve())
    if reading.faults:
        raise ContentError(reading.faults)
    if has_care(folder):
        return reading.language
    spare = _Reading(content_folder(), only=(SHARED, CARE), patterns=False).language
    return replace(
        reading.language,
        care=spare.care,
        care_lexicon=spare.lexicon,
        grave=spare.grave,
        care_weighing=spare.care_weighing,
        care_alike=spare.care_alike,
    )


def has_care(folder: Path) -> bool:
    """Has the folder rules of its own for what may be more than wording? Else those of the program hold."""
    return os.path.lexists(folder / FOLDER / CARE)


def load_act_rules(folder: Path) -> ActRules:
    """What the forge notices about an act, from the files that this needs. Raises ContentError with every fault."""
    reading = _Reading(folder, only=(SHARED, ACTS))
    if reading.faults:
        raise ContentError(reading.faults)
    return reading.language.act_rules()


def load_care_rules(folder: Path) -> CareRules:
    """What may be more than wording, from the files that this needs. Raises ContentError with every fault."""
    folder = folder if has_care(folder) else content_folder()
    reading = _Reading(folder, only=(SHARED, CARE), patterns=folder.resolve() != content_folder().resolve())
    if reading.faults:
        raise ContentError(reading.faults)
    return reading.language.care_rules()


def care_places(folder: Path) -> frozenset[str]:
    """The ids of the places to turn to that the folder's rules for care lead to."""
    language = _Reading(folder, only=(SHARED, CARE), patterns=False).language
    return frozenset(each.help for each in (*language.care, *language.care_alike.values()))


def care_rules_for(folder: Path) -> CareRules:
    """What may be more than wording, whatever has become of the folder: where its own rules cannot be read, those of
    the program."""
    try:
        return load_care_rules(folder)
    except ContentError:
        return load_care_rules(content_folder())


def check_language(folder: Path, places: Sequence[str] | None = None) -> tuple[Fault, ...]:
    """Every fault of the language files, with the rules tried on their own examples.

    `places` are the ids of help.toml that care.toml may lead to; None: they are not known.
    """
    reading = _Reading(folder)
    if places is not None:
        reading.judge_places(places)
    if not reading.faults:
        reading.try_examples()
    reading.judge_prose()
    return (*reading.faults, *reading.damaged)


class _Reading:
    """The files while they are read: all, or `only` those of these names."""

    def __init__(self, folder: Path, only: Sequence[str] = (), *, patterns: bool = True) -> None:
        """`patterns`: compile each of them, so that what is wrong with one is told with its place."""
        self._only = only
        self._patterns = patterns
        self._folder = folder
        self.damaged: list[Fault] = []
        home = folder / FOLDER
        names = sorted(path.name for path in home.glob("*.toml")) if os.path.isdir(home) else []
        self.files = {name: File(folder, f"{FOLDER}/{name}") for name in names if not only or name in only}
        self._tables: dict[str, Table] = {}  # the table of each rule
        self.language = self._read()

    @property
    def faults(self) -> list[Fault]:
        return [fault for file in self.files.values() for fault in file.faults]

    def _read(self) -> Language:
        lists: dict[str, tuple[str, ...]] = {}
        places: list[tuple[Table, str, str]] = []  # every pattern with its table and key
        for file in self.files.values():
            for table in file.top.tables("list") if file.top else ():
                id, phrases = table.id(), table.texts("phrases")
                if id in lists:
                    table.fault(words.same_list(id), "id")
                lists[id] = phrases
                if not self._only:  # else a list is read when a pattern names it: the forge opens while this happens
                    places += [(table, "phrases", phrase) for phrase in phrases]
                table.finish()
        spelling, everywhere, order = Spelling(), (), ()
        families: list[Family] = []
        parts: tuple[Part, ...] = ()
        acts: tuple[ActRule, ...] = ()
        care: tuple[CareRule, ...] = ()
        grave: tuple[Rule, ...] = ()
        care_alike: Mapping[str, CareRule] = NOTHING_ALIKE
        for name, file in self.files.items():
            if file.top is None:
                continue
            if name == SHARED:
                spelling = _spelling(file.top)
                everywhere, order = file.top.texts("everywhere", ()), file.top.texts("families", ())
                if not self._only:
                    places += [(file.top, "everywhere", pattern) for pattern in everywhere]
            elif name == PARTS:
                parts = self._parts(file.top, places)
            elif name == ACTS:
                acts = self._acts(file.top, places)
            elif name == CARE:
                care, grave = self._care(file.top, places), self._grave(file.top, places)
                care_alike = self._care_alike(file.top)
            else:
                families.append(self._family(file.top, name.removesuffix(".toml"), places))
            file.top.finish()
        families.sort(key=lambda family: order.index(family.id) if family.id in order else len(order))
        lexicon = Lexicon(lists, spelling)
        if self._patterns:
            _compile_all(lexicon, places)
        weighing = None if self._only else self._weighing(WEIGHTS)
        care_weighing = self._weighing(CARE_WEIGHTS) if care_alike else None
        return Language(
            tuple(families),
            parts,
            acts,
            care,
            lexicon,
            everywhere,
            weighing,
            grave=grave,
            care_weighing=care_weighing,
            care_alike=care_alike,
        )

    def _weighing(self, name: str) -> Weighing | None:
        """The weights of this name, where the folder has some."""
        path = self._folder / FOLDER / name
        try:
            return read_weighing(read_ordinary(path, MOST_BYTES, inside=self._folder).decode("utf-8"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError):
            self.damaged.append(Fault(f"{FOLDER}/{name}", "", *words.weights_damaged()))
            return None

    def _family(self, top: Table, stem: str, places: list[tuple[Table, str, str]]) -> Family:
        id, title = top.id(), top.text("title", one_line=True)
        if id and id != stem:
            top.fault(words.id_not_file(id, stem), "id")
        offers = top.one_of("offers", OFFERS, "")
        tables = top.tables("rule", least=1)
        rules = [self._rule(table, id, offers, places) for table in tables]
        if not (top.has("why") or top.has("rewrite")):
            return Family(id, title, tuple(rules))
        why, rewrite = top.text("why", one_line=True), top.text("rewrite", one_line=True)
        unless, near = top.texts("unless", ()), top.texts("unless_near", ())
        places += [(top, "unless", each) for each in unless] + [(top, "unless_near", each) for each in near]
        alike = Rule(f"{id}-alike", id, (), why=why, rewrite=rewrite, offers=offers, unless=unless, unless_near=near)
        return Family(id, title, tuple(rules), alike)

    def _rule(self, table: Table, family: str, offers: str, places: list[tuple[Table, str, str]]) -> Rule:
        why, rewrite = table.text("why", one_line=True), table.text("rewrite", one_line=True)
        rule = _rule_of(table, family, why=why, rewrite=rewrite, offers=offers)
        self._keep(table, rule, places)
        return rule

    def _parts(self, top: Table, places: list[tuple[Table, str, str]]) -> tuple[Part, ...]:
        tables = top.tables("part", least=1)
        unique(tables, "parts", lambda table: table.data.get("id"))
        parts: list[Part] = []
        for table in tables:
            rule = _rule_of(table, PARTS)
            title, hint = table.text("title", one_line=True), table.text("hint", one_line=True)
            parts.append(Part(rule.id, title, hint, table.flag("optional", False), (rule,)))
            self._keep(table, rule, places)
        return tuple(parts)

    def _acts(self, top: Table, places: list[tuple[Table, str, str]]) -> tuple[ActRule, ...]:
        acts: list[ActRule] = []
        for table in top.tables("act", least=1):
            note, rule = table.one_of("note", ACT_NOTES), _rule_of(table, ACTS)
            acts.append(ActRule(note, rule, table.flag("on_event", False)))
            self._keep(table, rule, places)
        return tuple(acts)

    def _care(self, top: Table, places: list[tuple[Table, str, str]]) -> tuple[CareRule, ...]:
        care: list[CareRule] = []
        for table in top.tables("care", least=1):
            help, line = table.id("help"), table.text("line", one_line=True)
            rule = _rule_of(table, CARE)
            care.append(CareRule(help, line, rule, table.flag("whole", False)))
            self._keep(table, rule, places)
        return tuple(care)

    def _care_alike(self, top: Table) -> dict[str, CareRule]:
        alike: dict[str, CareRule] = {}
        for table in top.tables("alike"):
            kind, help, line = table.id("kind"), table.id("help"), table.text("line", one_line=True)
            rule = Rule(f"{kind}-alike", CARE, ())
            alike[kind] = CareRule(help, line, rule, table.flag("whole", False))
            self._keep(table, rule, [])
        return alike

    def _grave(self, top: Table, places: list[tuple[Table, str, str]]) -> tuple[Rule, ...]:
        grave: list[Rule] = []
        for table in top.tables("grave"):
            grave.append(_rule_of(table, CARE))
            self._keep(table, grave[-1], places)
        return tuple(grave)

    def _keep(self, table: Table, rule: Rule, places: list[tuple[Table, str, str]]) -> None:
        if rule.id in self._tables:
            table.fault(words.same_rule(rule.id), "id")
        elif len(self._tables) == MOST_RULES:
            table.fault(words.too_many_rules(MOST_RULES))
        self._tables[rule.id] = table
        for key in ("patterns", *GUARDS):
            source = rule.patterns if key == "patterns" else getattr(rule, key)
            places += [(table, key, pattern) for pattern in source]
        table.finish()

    def try_examples(self) -> None:
        """Each rule notices what it should, and nobody in its family notices what should be left alone."""
        language = self.language
        for family in language.families:
            noticer = Noticer(family.rules, language.lexicon, language.everywhere)
            for rule in family.rules:
                self._try(rule, noticer, [other.id for other in family.rules])
        noticer = language.parts_noticer()
        for part in language.parts:
            for rule in part.rules:
                self._try(rule, noticer, [rule.id])
        noticer = Noticer([act.rule for act in language.acts], language.lexicon)
        for act in language.acts:
            self._try(act.rule, noticer, [other.rule.id for other in language.acts])
        noticer = Noticer([care.rule for care in language.care], language.lexicon, quotations=True)
        for care in language.care:
            self._try(care.rule, noticer, [other.rule.id for other in language.care])
        noticer = Noticer(language.grave, language.lexicon, quotations=True)
        for rule in language.grave:
            self._try(rule, noticer, [rule.id])

    def judge_places(self, places: Sequence[str]) -> None:
        """Whatever needs care leads to a place that is there."""
        for care in (*self.language.care, *self.language.care_alike.values()):
            if care.help and care.help not in places:
                self._tables[care.rule.id].fault(words.no_place(care.help, places), "help")

    def judge_prose(self) -> None:
        """No links and no HTML in what people read. (Patterns have their own use for < and >.)"""
        shown = [(f.top, "title") for f in self.files.values() if f.top]
        shown += [
            (table, key) for table in self._tables.values() for key in ("why", "rewrite", "title", "hint", "line")
        ]
        for table, key in shown:
            text = table.data.get(key)
            if isinstance(text, str):
                judge_text(table, key, text)

    def _try(self, rule: Rule, noticer: Noticer, relatives: Sequence[str]) -> None:
        table = self._tables[rule.id]
        for example in rule.catches:
            if not noticer.places(example)[rule.id]:
                table.fault(words.not_noticed(example), "catches")
        for example in rule.leaves:
            places = noticer.places(example)
            noticed = next((id for id in relatives if places[id]), None)
            if noticed:
                table.fault(words.wrongly_noticed(example, noticed), "leaves")


def _some(table: Table, key: str) -> tuple[str, ...]:
    """A list of texts that must not be empty."""
    found = table.texts(key)
    if not found and table.has(key) and table.data[key] == []:
        table.fault(words.nothing_in(key), key)
    return found


def _rule_of(table: Table, family: str, *, why: str = "", rewrite: str = "", offers: str = "") -> Rule:
    """What every rule has: its patterns, what guards them, and the examples that try it."""
    guards = _guards(table)
    return Rule(
        id=table.id(),
        family=family,
        patterns=_some(table, "patterns"),
        why=why,
        rewrite=rewrite,
        offers=offers,
        catches=_some(table, "catches"),
        leaves=_some(table, "leaves"),
        leave=guards["leave"],
        needs=guards["needs"],
        unless=guards["unless"],
        after=guards["after"],
        unless_near=guards["unless_near"],
        sure=table.flag("sure", False),
    )


def _guards(table: Table) -> dict[str, tuple[str, ...]]:
    return {key: table.texts(key, ()) for key in GUARDS}


def _compile_all(lexicon: Lexicon, places: Sequence[tuple[Table, str, str]]) -> None:
    """Compile every pattern, so that whatever cannot be read or costs too much is told with its place."""
    told: set[tuple[str, str]] = set()
    for table, key, pattern in places:
        try:
            lexicon.compile(pattern)
        except PatternError as error:
            if (pattern, str(error)) not in told:
                table.fault(words.pattern_fault(pattern, str(error), error.remedy), key)
            told.add((pattern, str(error)))


def _spelling(top: Table) -> Spelling:
    """The spellings of words.toml. A form is known without its apostrophe too, unless `as_written` lists that."""
    as_written = frozenset(top.texts("as_written", ()))
    expand: dict[str, tuple[str, ...]] = {}
    bare: dict[str, tuple[str, ...]] = {}
    for line in top.texts("spellings", ()):
        form, sign, meant = (part.strip() for part in line.lower().partition("="))
        if not (form and sign and meant):
            top.fault(words.bad_spelling(line), "spellings")
            continue
        expand[form] = tuple(meant.split())
        if (without := form.replace("'", "")) not in as_written:
            bare[without] = expand[form]
    return Spelling(
        expand,
        bare,
        frozenset(a.lower().rstrip(".") for a in top.texts("abbreviations", ())),
        frozenset(top.texts("clipped", ())),
    )
