"""`completions {bash,zsh,fish}` and `man`: made from the parser, so that they never say what it does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbook.verbs.context import AddVerb, Context
from workbook.verbs.spec import Argument, Spec, Verb, spec
from workbook.words.common import shell_files as words


def register(add: AddVerb) -> None:
    verb = add("completions", help=words.COMPLETIONS, run=completions)
    verb.add_argument("shell", choices=tuple(_SHELLS), help=words.SHELL)
    add("man", help=words.MAN, run=man)


def completions(ctx: Context) -> int:
    return _print(ctx, "\n".join(_SHELLS[ctx.args.shell](spec())) + "\n")


def man(ctx: Context) -> int:
    return _print(ctx, "\n".join(_man(spec())) + "\n")


def _print(ctx: Context, text: str) -> int:
    if ctx.as_json:
        ctx.json(text=text)
    else:
        ctx.hand_out(text)
    return 0


def _flags(verb: Verb | Spec) -> list[str]:
    arguments = verb.options if isinstance(verb, Spec) else verb.arguments
    return [option for one in arguments for option in one.options]


def _words_after(found: Spec, group: str) -> list[Verb]:
    """The verbs that can follow a group of verbs, or nothing."""
    return [one for one in found.verbs if one.name.rpartition(" ")[0] == group]


def _values(verb: Verb) -> list[str]:
    """The words that a positional argument of a verb can be."""
    return [choice for one in verb.arguments if not one.options for choice in one.choices]


def _with_value(found: Spec) -> list[str]:
    every = [*found.options, *(each for verb in found.verbs for each in verb.arguments)]
    return sorted({option for one in every if one.value for option in one.options})


# --- bash


def _bash(found: Spec) -> Iterator[str]:
    """One function: the verb is what stands before the cursor that is no option and no option's value."""
    yield "# bash completion for workbook; made by `workbook completions bash`"
    yield "_workbook() {"
    yield '    local cur=${COMP_WORDS[COMP_CWORD]} verb="" word skip="" i words=""'
    yield "    COMPREPLY=()"
    yield "    for ((i = 1; i < COMP_CWORD; i++)); do"
    yield "        word=${COMP_WORDS[i]}"
    yield '        if [[ -n $skip ]]; then skip=""; continue; fi'
    yield "        case $word in"
    yield f"            {'|'.join(_with_value(found))}) skip=1 ;;"
    yield "            -*) ;;"
    yield '            *) case "$verb $word" in'
    for verb in found.verbs:
        yield f'                "{_joined(verb.name)}") verb="{verb.name}" ;;'
    yield "            esac ;;"
    yield "        esac"
    yield "    done"
    yield '    if [[ -n $skip ]]; then COMPREPLY=($(compgen -f -- "$cur")); return; fi'
    yield "    case $verb in"
    yield f'        "") words="{_listed(_words_after(found, ""), found)}" ;;'
    for verb in found.verbs:
        if verb.group:
            yield f'        "{verb.name}") words="{_listed(_words_after(found, verb.name), None)}" ;;'
        else:
            yield f'        "{verb.name}") words="{" ".join([*_values(verb), *_flags(verb)])}" ;;'
    yield "    esac"
    yield '    COMPREPLY=($(compgen -W "$words" -- "$cur"))'
    yield '    if [[ ${#COMPREPLY[@]} -eq 0 && $cur != -* ]]; then COMPREPLY=($(compgen -f -- "$cur")); fi'
    yield "}"
    yield "complete -F _workbook workbook"


def _joined(name: str) -> str:
    """What `$verb $word` is when the last word of that name comes."""
    group, _, last = name.rpartition(" ")
    return f"{group} {last}"


def _listed(verbs: Iterable[Verb], found: Spec | None) -> str:
    return " ".join([*(one.name.rpartition(" ")[2] for one in verbs), *(_flags(found) if found else [])])


# --- zsh


def _zsh(found: Spec) -> Iterator[str]:
    yield "#compdef workbook"
    yield "# zsh completion for workbook; made by `workbook completions zsh`"
    yield "_workbook() {"
    yield '    local verb="" word skip="" i'
    yield "    local -a known"
    yield "    for ((i = 2; i < CURRENT; i++)); do"
    yield "        word=${words[i]}"
    yield '        if [[ -n $skip ]]; then skip=""; continue; fi'
    yield "        case $word in"
    yield f"            ({'|'.join(_with_value(found))}) skip=1 ;;"
    yield "            (-*) ;;"
    yield '            (*) case "$verb $word" in'
    for verb in found.verbs:
        yield f'                ("{_joined(verb.name)}") verb="{verb.name}" ;;'
    yield "            esac ;;"
    yield "        esac"
    yield "    done"
    yield "    if [[ -n $skip ]]; then _files; return; fi"
    yield "    case $verb in"
    for name, verbs in [("", _words_after(found, ""))] + [
        (one.name, _words_after(found, one.name)) for one in found.verbs if one.group
    ]:
        entries = [(one.name.rpartition(" ")[2], one.help) for one in verbs]
        entries += [] if name else [(option, one.help) for one in found.options for option in one.options]
        yield f'        ("{name}") known=({" ".join(map(_zsh_entry, entries))}) ;;'
    for verb in found.verbs:
        if not verb.group:
            entries = [(choice, "") for choice in _values(verb)]
            entries += [(option, one.help) for one in verb.arguments for option in one.options]
            yield f'        ("{verb.name}") known=({" ".join(map(_zsh_entry, entries))}) ;;'
    yield "    esac"
    yield "    _describe workbook known || _files"
    yield "}"
    yield '_workbook "$@"'


def _zsh_entry(entry: tuple[str, str]) -> str:
    word, help = entry
    text = f"{word}:{help}" if help else word
    return "'" + text.replace("'", "'\\''") + "'"


# --- fish


def _fish(found: Spec) -> Iterator[str]:
    yield "# fish completion for workbook; made by `workbook completions fish`"
    for one in found.options:
        yield _fish_option("", one)
    first = [one for one in found.verbs if " " not in one.name]
    names = " ".join(one.name for one in first)
    for verb in first:
        seen = f"not __fish_seen_subcommand_from {names}"
        yield f"complete -c workbook -n '{seen}' -f -a {verb.name} -d {_quoted(verb.help)}"
    for verb in found.verbs:
        group, _, last = verb.name.rpartition(" ")
        if group:
            inner = " ".join(one.name.rpartition(" ")[2] for one in _words_after(found, group))
            seen = f"__fish_seen_subcommand_from {group}; and not __fish_seen_subcommand_from {inner}"
            yield f"complete -c workbook -n '{seen}' -f -a {last} -d {_quoted(verb.help)}"
        if verb.group:
            continue
        seen = "; and ".join(f"__fish_seen_subcommand_from {word}" for word in verb.name.split())
        for choice in _values(verb):
            yield f"complete -c workbook -n '{seen}' -f -a {choice}"
        for one in verb.arguments:
            if one.options and not one.common:
                yield _fish_option(seen, one)


def _fish_option(seen: str, one: Argument) -> str:
    names = " ".join(f"-l {option[2:]}" if option.startswith("--") else f"-s {option[1:]}" for option in one.options)
    condition = f" -n '{seen}'" if seen else ""
    choices = f" -f -a {_quoted(' '.join(one.choices))}" if one.choices else ""
    return f"complete -c workbook{condition} {names}{' -r' if one.value else ''}{choices} -d {_quoted(one.help)}"


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


_SHELLS = {"bash": _bash, "zsh": _zsh, "fish": _fish}


# --- the man page


def _man(found: Spec) -> Iterator[str]:
    from workbook import __version__

    yield f'.TH WORKBOOK 1 "" "workbook {__version__}" "{words.MAN_TITLE}"'
    yield f".SH {words.MAN_NAME}"
    yield f"workbook \\- {_roff(words.MAN_ONE_LINE)}"
    yield f".SH {words.MAN_SYNOPSIS}"
    yield ".B workbook\n[\\fIoptions\\fR] [\\fIverb\\fR ...]"
    yield f".SH {words.MAN_DESCRIPTION}"
    yield _roff(found.about)
    yield f".SH {words.MAN_OPTIONS}"
    for one in found.options:
        yield from _man_argument(one)
    yield f".SH {words.MAN_VERBS}"
    for verb in found.verbs:
        if verb.group:
            continue
        own = [one for one in verb.arguments if not one.common]
        yield f".SS workbook {_roff(verb.name)}{''.join(_usage(one) for one in own if not one.options)}"
        yield _roff(f"{verb.help[:1].upper()}{verb.help[1:]}.")
        for one in own:
            yield from _man_argument(one)
    yield from _man_topics()
    yield f".SH {words.MAN_EXIT}"
    for code, meaning in words.exit_codes().items():
        yield f".TP\n.B {code}\n{_roff(meaning)}"
    yield f".SH {words.MAN_FILES}"
    yield _roff(words.MAN_WHERE)


def _man_topics() -> Iterator[str]:
    """What `workbook help` says, a section a topic."""
    from workbook.verbs.help import topic
    from workbook.words.topics import NAMES

    for name in NAMES:
        one = topic(name)
        yield f'.SH "{_roff(one.title).upper()}"'
        for kind, text in one.blocks:
            if kind == "typed":
                yield ".PP\n.RS 4\n.nf"
                yield from map(_roff, text.split("\n"))
                yield ".fi\n.RE"
            else:
                yield ".IP \\(bu 2" if kind == "point" else ".PP"
                yield _roff(text)


def _usage(one: Argument) -> str:
    return f" {_roff(one.value)}{' ...' if one.many else ''}"


def _man_argument(one: Argument) -> Iterator[str]:
    value = f" \\fI{_roff(one.value)}\\fR" if one.value else ""
    names = ", ".join(f"\\fB{_roff(option)}\\fR{value}" for option in one.options) or value.strip()
    choices = f" ({', '.join(one.choices)})" if one.choices else ""
    yield f".TP\n{names}\n{_roff(one.help + choices)}"


def _roff(text: str) -> str:
    """`text` as troff shows it, in ASCII; no line of it is a request."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("%%", "%")
    text = "".join(char if char.isascii() else f"\\[u{ord(char):04X}]" for char in text)
    return f"\\&{text}" if text.startswith((".", "'")) else text
