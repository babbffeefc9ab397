"""What completes the command line in bash, zsh and fish, made from the parser.

Verbs, options and choices stand in the script. Promises, steps and people are asked for while somebody types
(`workbook completions --offer`), with the `--data`, `--content` and `--as` that were typed before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbook.verbs import AREAS
from workbook.verbs.spec import Argument, Spec, Verb
from workbook.words.topics import NAMES


def script(shell: str, found: Spec) -> str:
    """The script for that shell, with a line end."""
    return "\n".join({"bash": _bash, "zsh": _zsh, "fish": _fish}[shell](found)) + "\n"


# --- what can stand where

_OF_PROMISES = ("promise ", "print record", "print promises", *AREAS["marks"])
_OF_SLOTS = tuple(f"chores {name}" for name in ("done", "undo", "skip", "move", "swap", "together", "pin"))
_BY_VALUE = {"STEP/EXERCISE": "exercises", "ID": "steps", "PLACE": "places", "WHICH": "versions"}
_BY_OPTION = {
    **dict.fromkeys(("--as", "--by", "--give"), "people"),
    "--promises": "promises",
    "--answers": "exercises",
}
_WORDS: dict[tuple[str, str], tuple[str, ...]] = {
    ("jots", "--as"): ("trigger", "noticed", "chore", "promise"),
    ("export", "--as"): ("vevent", "vtodo"),
    **dict.fromkeys(
        ((verb, "--cadence") for verb in ("promise add", "promise change", "conflict promise", "jots")),
        ("daily", "weekdays", "mon,wed,fri", "3/week", "weekly", "fortnightly", "monthly", "whenever"),
    ),
}
"""Verb and option → what can be written there, beside much else."""


def _offered(verb: Verb) -> Iterator[str]:
    """What is asked for where a positional argument of the verb can stand."""
    for one in verb.arguments:
        if one.options or one.choices:
            continue
        if one.value == "N" and verb.name.startswith(_OF_PROMISES):
            yield "promises"
        elif one.value in ("N", "M") and verb.name in _OF_SLOTS:
            yield "chores"
        elif one.value == "N" and verb.name.startswith("conflict "):
            yield "conflicts"
        elif one.value == "NAME" and verb.name in ("people rename", "people role"):
            yield "people"
        elif one.value in _BY_VALUE:
            yield _BY_VALUE[one.value]


def _choices(verb: Verb) -> list[str]:
    """The words that a positional argument of a verb can be."""
    topics = NAMES if verb.name == "help" else ()
    return [*topics, *(choice for one in verb.arguments if not one.options for choice in one.choices)]


def _flags(verb: Verb | Spec) -> list[str]:
    arguments = verb.options if isinstance(verb, Spec) else verb.arguments
    return [option for one in arguments for option in one.options]


def _words_after(found: Spec, group: str) -> list[Verb]:
    """The verbs that can follow a group of verbs, or nothing."""
    return [one for one in found.verbs if one.name.rpartition(" ")[0] == group]


def _valued(found: Spec) -> Iterator[tuple[str, Argument]]:
    """Verb and argument of the options with a value; last those of all verbs (""), which may have another meaning."""
    for verb, arguments in [*((one.name, one.arguments) for one in found.verbs), ("", found.options)]:
        yield from ((verb, one) for one in arguments if one.options and one.value and (not verb or not one.common))


def _with_value(found: Spec) -> list[str]:
    return sorted({option for _, one in _valued(found) for option in one.options})


def _joined(name: str) -> str:
    """What `$verb $word` is when the last word of that name comes."""
    group, _, last = name.rpartition(" ")
    return f"{group} {last}"


def _last(name: str) -> str:
    return name.rpartition(" ")[2]


# --- bash and zsh: one function; the verb is what stands before the cursor that is no option and no option's value


def _bash(found: Spec) -> Iterator[str]:
    yield "# bash completion for workbook; made by `workbook completions bash`"
    yield "_workbook_offer() {"
    yield "    local line typed want=${cur#[\\'\\\"]}"
    yield "    local -a inside=()"
    yield "    want=${want//\\\\/}"
    yield "    while IFS= read -r line; do"
    yield "        line=${line%%$'\\t'*}"
    yield "        case $cur in"
    yield "            \\'*) line=${line//\\'/\\'\\\\\\'\\'}; typed=\\'$line ;;"
    yield '            \\"*)'
    for sign in ("\\\\", '\\"', "\\$", "\\`"):
        yield f"                line=${{line//{sign}/\\\\{sign}}}"
    yield '                typed=\\"$line ;;'
    yield '            *) printf -v typed %q "$line"; typed=${typed//:/\\\\:}; line=$typed ;;'
    yield "        esac"
    yield '        if [[ $typed == "$cur"* ]]; then COMPREPLY+=("$line")'
    yield '        elif [[ ${#want} -gt 2 && $line == *"$want"* ]]; then inside+=("$line"); fi'
    yield '    done < <("${COMP_WORDS[0]/#\\~/$HOME}" completions --offer "$1" "${place[@]}" 2>/dev/null)'
    yield '    if [[ ${#COMPREPLY[@]} -eq 0 && ${#inside[@]} -eq 1 ]]; then COMPREPLY=("${inside[0]}"); fi'
    yield "}"
    yield "_workbook() {"
    yield '    local cur=${COMP_WORDS[COMP_CWORD]} verb="" word skip="" i words="" offers=""'
    yield "    local -a place=(--no-input)"
    yield "    COMPREPLY=()"
    yield "    for ((i = 1; i < COMP_CWORD; i++)); do"
    yield "        word=${COMP_WORDS[i]}"
    yield "        if [[ $word == = ]]; then continue; fi"
    yield "        if [[ -n $skip ]]; then"
    yield "            case $skip in"
    yield '                --data|--content|--as) place+=("$skip" "${word/#\\~/$HOME}") ;;'
    yield "            esac"
    yield '            skip=""; continue'
    yield "        fi"
    yield from _walk(found, "            ", "{}) skip=$word ;;")
    yield "    done"
    yield "    if [[ $cur == = ]]; then cur=; fi"
    yield "    if [[ -n $skip ]]; then"
    yield '        case "$verb $skip" in'
    yield from _after_option(found, 'words="{}"')
    yield "        esac"
    yield "    else"
    yield "        case $verb in"
    yield f'            "") words="{_listed(_words_after(found, ""), found)}" ;;'
    for verb in found.verbs:
        if verb.group:
            yield f'            "{verb.name}") words="{_listed(_words_after(found, verb.name), None)}" ;;'
        else:
            asked = "".join(f' offers="{kind}"' for kind in _offered(verb))
            yield f'            "{verb.name}") words="{" ".join([*_choices(verb), *_flags(verb)])}"{asked} ;;'
    yield "        esac"
    yield "    fi"
    yield '    COMPREPLY=($(compgen -W "$words" -- "$cur"))'
    yield '    if [[ -n $offers && $cur != -* ]]; then _workbook_offer "$offers"; fi'
    yield '    if [[ ${#COMPREPLY[@]} -eq 0 && $cur != -* ]]; then COMPREPLY=($(compgen -f -- "$cur")); fi'
    yield "}"
    yield "complete -F _workbook workbook"


def _after_option(found: Spec, choices: str) -> Iterator[str]:
    """The cases of what may stand after an option, in a form that both shells take; `choices` holds those of a list."""
    for verb, one in _valued(found):
        for option in one.options:
            where = f'"{verb} {option}"' if verb else f'*" {option}"'
            if words := one.choices or _WORDS.get((verb, option), ()):
                yield f"            {where}) {choices.format(' '.join(words))} ;;"
            elif option in _BY_OPTION:
                yield f'            {where}) offers="{_BY_OPTION[option]}" ;;'


def _walk(found: Spec, indent: str, skip: str) -> Iterator[str]:
    """The `case` over a word before the cursor, in the form that both shells take."""
    yield f"{indent[4:]}case $word in"
    yield indent + skip.format("|".join(_with_value(found)))
    yield f"{indent}-*) ;;"
    yield f'{indent}*) case "$verb $word" in'
    for verb in found.verbs:
        yield f'{indent}    "{_joined(verb.name)}") verb="{verb.name}" ;;'
    yield f"{indent}esac ;;"
    yield f"{indent[4:]}esac"


def _listed(verbs: Iterable[Verb], found: Spec | None) -> str:
    return " ".join([*(_last(one.name) for one in verbs), *(_flags(found) if found else [])])


def _zsh(found: Spec) -> Iterator[str]:
    yield "#compdef workbook"
    yield "# zsh completion for workbook; made by `workbook completions zsh`"
    yield "_workbook() {"
    yield '    local verb="" word skip="" i offers="" line'
    yield "    local -a known place=(--no-input)"
    yield "    for ((i = 2; i < CURRENT; i++)); do"
    yield "        word=${words[i]}"
    yield "        if [[ -n $skip ]]; then"
    yield "            case $skip in"
    yield '                --data|--content|--as) place+=("$skip" "${(Q)word/#\\~/$HOME}") ;;'
    yield "            esac"
    yield '            skip=""; continue'
    yield "        fi"
    yield "        if [[ $word == (--data|--content|--as)=* ]]; then place+=(${(Q)word}); fi"
    yield from _walk(found, "            ", "{}) skip=$word ;;")
    yield "    done"
    yield "    if [[ -n $skip ]]; then"
    yield '        case "$verb $skip" in'
    yield from _after_option(found, "known=({})")
    yield "        esac"
    yield "    else"
    yield "        case $verb in"
    for name in ("", *(one.name for one in found.verbs if one.group)):
        entries = [(_last(one.name), one.help) for one in _words_after(found, name)]
        entries += [] if name else [(option, one.help) for one in found.options for option in one.options]
        yield f'            "{name}") known=({" ".join(map(_zsh_entry, entries))}) ;;'
    for verb in found.verbs:
        if not verb.group:
            entries = [(choice, "") for choice in _choices(verb)]
            entries += [(option, one.help) for one in verb.arguments for option in one.options]
            asked = "".join(f' offers="{kind}"' for kind in _offered(verb))
            yield f'            "{verb.name}") known=({" ".join(map(_zsh_entry, entries))}){asked} ;;'
    yield "        esac"
    yield "    fi"
    yield "    if [[ -n $offers && $PREFIX != -* ]]; then"
    yield '        for line in "${(@f)$(${(Q)words[1]/#\\~/$HOME} completions --offer $offers $place 2>/dev/null)}"; do'
    yield "            if [[ -n $line ]]; then known+=(\"${${line%%$'\\t'*}//:/\\\\:}:${line#*$'\\t'}\"); fi"
    yield "        done"
    yield '        known=("${(@)known%:}")'
    yield "    fi"
    yield "    _describe workbook known && return"
    yield "    if [[ -n $offers ]]; then _describe workbook known -M 'l:|=* r:|=*' && return; fi"
    yield "    _files"
    yield "}"
    yield 'if [[ $funcstack[1] == _workbook ]]; then _workbook "$@"'
    yield "elif (( $+functions[compdef] )); then compdef _workbook workbook; fi"


def _zsh_entry(entry: tuple[str, str]) -> str:
    word, help = entry
    text = f"{word}:{help}" if help else word
    return "'" + text.replace("'", "'\\''") + "'"


# --- fish


def _fish(found: Spec) -> Iterator[str]:
    yield "# fish completion for workbook; made by `workbook completions fish`"
    yield "function __workbook_offer"
    yield "    set -l typed (commandline -opc)"
    yield "    set -l place --no-input"
    yield "    for i in (seq 2 (count $typed))"
    yield "        switch $typed[$i]"
    yield "            case --data --content --as"
    yield "                if test $i -lt (count $typed)"
    yield '                    set -a place $typed[$i] (string replace -r "^~" $HOME -- $typed[(math $i + 1)])'
    yield "                end"
    yield "            case '--data=*' '--content=*' '--as=*'"
    yield "                set -a place $typed[$i]"
    yield "        end"
    yield "    end"
    yield "    eval $typed[1] completions --offer $argv[1] (string escape -- $place) 2>/dev/null"
    yield "end"
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
            inner = " ".join(_last(one.name) for one in _words_after(found, group))
            seen = f"__fish_seen_subcommand_from {group}; and not __fish_seen_subcommand_from {inner}"
            yield f"complete -c workbook -n '{seen}' -f -a {last} -d {_quoted(verb.help)}"
        if verb.group:
            continue
        seen = "; and ".join(f"__fish_seen_subcommand_from {word}" for word in verb.name.split())
        if groups := [one.name.partition(" ")[0] for one in found.verbs if one.name.endswith(f" {verb.name}")]:
            seen += f"; and not __fish_seen_subcommand_from {' '.join(groups)}"  # `show`, not `conflict show`
        for choice in _choices(verb):
            yield f"complete -c workbook -n '{seen}' -f -a {choice}"
        for kind in _offered(verb):
            yield f"complete -c workbook -n '{seen}' -f -a '(__workbook_offer {kind})'"
        for one in verb.arguments:
            if one.options and not one.common:
                yield _fish_option(seen, one, verb.name)


def _fish_option(seen: str, one: Argument, verb: str = "") -> str:
    names = " ".join(f"-l {option[2:]}" if option.startswith("--") else f"-s {option[1:]}" for option in one.options)
    condition = f" -n '{seen}'" if seen else ""
    words = one.choices or next((_WORDS[verb, option] for option in one.options if (verb, option) in _WORDS), ())
    values = _quoted(" ".join(words)) if words else ""
    for option in one.options:
        if not values and one.value and option in _BY_OPTION:
            values = f"'(__workbook_offer {_BY_OPTION[option]})'"
    value = f" -f -a {values}" if values else ""
    return f"complete -c workbook{condition} {names}{' -r' if one.value else ''}{value} -d {_quoted(one.help)}"


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
