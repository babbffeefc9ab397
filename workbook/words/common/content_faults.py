"""What the program says about faults in a content folder: a cause and a remedy for each.

Every function returns (cause, remedy), each one or two sentences for the author of the content.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Told = tuple[str, str]
LONGEST = 200  # of what is quoted from the file

_WANTED = {
    "text": ("a text in quotation marks", '{key} = "…"'),
    "number": ("a whole number", "{key} = 5"),
    "flag": ("true or false", "{key} = true, or {key} = false"),
    "texts": ("a list of texts, none of them empty", '{key} = ["…", "…"]'),
    "tables": ("a list of tables", "each under a heading of its own, [[{key}]]"),
}


def listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def quoted(name: str) -> str:
    return f"“{name if len(name) <= LONGEST else name[:LONGEST] + '…'}”"


# -- folders and files


def no_folder(folder: str) -> Told:
    return f"There is no folder {folder}.", "Name the folder that holds programme.toml and steps/."


def not_a_folder(folder: str) -> Told:
    return f"{folder} is a file, not a folder.", "Name the folder that holds programme.toml and steps/."


def no_file(name: str) -> Told:
    return f"The file {name} is missing.", "Put it there, or take out what refers to it."


def not_readable(reason: str) -> Told:
    return f"The file cannot be read ({reason}).", "Check that it is a file and that you may read it."


def outside() -> Told:
    return "This leads to a file outside the content folder.", "Put a copy of the file into the folder."


def too_large(most: int) -> Told:
    return f"The file is larger than {most // 1000} kB.", "Split it up; no step needs that much text."


def not_utf8() -> Told:
    return "This is not UTF-8 text.", "Save the file in the encoding UTF-8."


def broken_toml(reason: str) -> Told:
    return (
        f"This is not valid TOML: {reason}.",
        "Mend that line; often a quotation mark, a bracket or an equals sign is missing just before it.",
    )


def more_faults() -> Told:
    return "There are more faults than are shown.", "Mend these, then check again."


# -- keys and values


def unknown_key(key: str, near: str, known: Iterable[str]) -> Told:
    cause = f"The key {quoted(key)} means nothing here."
    return cause, f"Did you mean {quoted(near)}?" if near else f"Known keys: {listed(known)}."


def missing_key(key: str) -> Told:
    return f"The key {quoted(key)} is missing.", f"Add a line that begins with {key} = …"


def no_tables(header: str) -> Told:
    return f"There is no table [[{header}]].", f"Add one or more, each beginning with a line [[{header}]]."


def wrong_type(key: str, wanted: str) -> Told:
    """`wanted`: text, number, flag, texts or tables."""
    name, example = _WANTED[wanted]
    return f"{quoted(key)} is not {name}.", f"Write {example.format(key=key)}."


def blank(key: str) -> Told:
    return f"{quoted(key)} is empty.", "Write something, or take the line out if it is not needed."


def out_of_range(key: str, low: int, high: int) -> Told:
    return f"{quoted(key)} is outside {low} to {high}.", f"Choose a whole number from {low} to {high}."


def not_one_of(key: str, value: str, near: str, choices: Iterable[str]) -> Told:
    cause = f"{quoted(key)} cannot be {quoted(value)}."
    return cause, f"Did you mean {quoted(near)}?" if near else f"Choose one of: {listed(choices)}."


def more_than_one_line(key: str) -> Told:
    return f"{quoted(key)} runs over more than one line.", "Say it in one line."


def bad_id(value: str) -> Told:
    return (
        f"{quoted(value)} cannot be an id.",
        "Use lower-case letters, digits and hyphens, beginning with a letter, such as fact-line.",
    )


def same_id(value: str, what: str) -> Told:
    return f"Two of the {what} have the id {quoted(value)}.", "Give one of them another id."


def same_words(text: str, what: str) -> Told:
    return f"Two of the {what} say {quoted(text)}.", "Say one of them differently, so that they can be told apart."


def too_few(what: str, least: int) -> Told:
    return f"There are fewer than {least} {what}.", f"Add some, until there are {least} or more."


def choices_missing() -> Told:
    return (
        "A column of the type choice has no choices.",
        'Add choices = [{ id = "…", text = "…" }, …] with two or more.',
    )


def choices_without_ids() -> Told:
    return (
        "The choices have no ids, so answers are kept by their words.",
        'Write choices = [{ id = "…", text = "…" }, …]; then they can be reworded.',
    )


def choices_unused() -> Told:
    return "Choices are given, but the type is not choice.", 'Set type = "choice", or take the choices out.'


# -- the manifest


def listed_twice(step: str) -> Told:
    return f"The step {quoted(step)} is listed twice.", "Take one of the two out."


def step_file_missing(step: str) -> Told:
    return (
        f"The step {quoted(step)} is listed, but there is no steps/{step}.toml.",
        "Add the file, or take the step out of the list.",
    )


def step_not_listed(step: str) -> Told:
    return (
        "No part of programme.toml lists this step, so nobody will see it.",
        f"Add {quoted(step)} to the steps of a part, or move the file away.",
    )


def no_step(nearest: str = "") -> str:
    """`nearest`: the id that is most like it, if any is."""
    near = f" The nearest is {nearest};" if nearest else ""
    return f"There is no such step.{near} `workbook steps` lists them."


def several_steps(ids: Sequence[str]) -> str:
    return f"Several steps have those words: {', '.join(ids)}. Say which."


def again_in_a_part(step: str) -> Told:
    return (
        f"The step {quoted(step)} is both in a part and the one for when it has happened again.",
        "Take it out of the part; it can be reached on any day.",
    )


def same_months(months: int) -> Told:
    many = "month" if months == 1 else "months"
    return f"Two pages come {months} {many} after the last step.", "Give one of them another number of months."


def nothing_for_partner() -> Told:
    return (
        "No part is for the one who was let down.",
        'Add a [[part]] with for = "partner" if you have pages of their own.',
    )


def no_care() -> Told:
    return (
        "The file is not there, so what may be more than wording is noticed by the program's own rules.",
        "Leave it so, or write one if people write in another language here.",
    )


# -- a pack that adds steps to the book


def adds_missing() -> Told:
    return (
        "This folder does not say that it adds to the book.",
        "Write adds = true at the top of programme.toml, or open the folder with --content as a book of its own.",
    )


def by_without_adds() -> Told:
    return "Only a pack that adds to the book says whom it is from.", "Write adds = true as well, or take out by."


def by_too_long(most: int) -> Told:
    return f"“by” is longer than {most} characters.", "Name whom the pack is from, and no more."


def taken_step(step: str) -> Told:
    return (
        f"The book, or another pack, has a step {quoted(step)} already.",
        "Give the step and its file another id; what was answered in the other one stays there.",
    )


def taken_part(part: str) -> Told:
    return f"The book, or another pack, has a part {quoted(part)} already.", "Give the part another id."


def not_used_in_pack() -> Told:
    return "A pack adds steps and cards only: this is not read.", "Move it away."


# -- a step


def id_not_file_name(id: str, stem: str) -> Told:
    return f"The id is {quoted(id)}, the file is called {stem}.toml.", "Make the two the same."


def reading_length(words: int, least: int, most: int) -> Told:
    return (
        f"The reading has {words} words.",
        f"Bring it to {least}–{most}: enough to think about, short enough to read.",
    )


def too_few_exercises(count: int, least: int) -> Told:
    return f"The step has {count} of at least {least} exercises.", "Add exercises; reading alone changes little."


def no_act() -> Told:
    return (
        "The step has no act.",
        "Add one exercise of the kind act: the one dated thing that leaves the book.",
    )


def several_acts(count: int) -> Told:
    return (
        f"The step has {count} acts that count.",
        "Keep the one that matters most; give the others optional = true, or turn them into other kinds.",
    )


def acts_in_pack(count: int) -> Told:
    return (
        f"The step has {count} acts that count.",
        "Keep the one that matters most, or none; give the others optional = true, or turn them into other kinds.",
    )


def own_has_act() -> Told:
    return (
        "A page of somebody's own has an act.",
        "Take it out, or take “for” out of its part: nothing is asked of the one whose page it is.",
    )


def own_goes_nowhere() -> Told:
    return (
        "What stands on a page of somebody's own goes to nobody.",
        "Take out faces, or take “for” out of its part.",
    )


def own_has_notes() -> Told:
    return (
        "On a page of somebody's own no notes on wording are given.",
        "Take out notes, or take “for” out of its part.",
    )


def faces_nobody(kind: str, kinds: Iterable[str]) -> Told:
    return (
        f"Nothing of the kind {kind} goes to the other person.",
        f"Take out faces, or use one of the kinds {listed(kinds)}.",
    )


def own_needs_promise() -> Told:
    return (
        "Only a promise can be shown to the other one or kept to oneself.",
        'Set makes = "promise", or take out own.',
    )


def ends_needs_promise() -> Told:
    return (
        "Only a promise that comes again can end by itself on its day.",
        'Set makes = "promise" and a cadence such as "fri", or take out ends.',
    )


def dates_need_day_and_words() -> Told:
    return (
        "A ledger that makes dates needs a day and its words.",
        "Give it two columns: first one of the type date, then one of the type text.",
    )


def ahead_needs_day() -> Told:
    return "Only a day can lie ahead.", 'Set type = "date", or take out ahead.'


def too_long_at_once(minutes: int, most: int) -> Told:
    return (
        f"The step takes {minutes} minutes, more than a sitting of {most}.",
        "Cut it in two: name with second = “…” the exercise with which the second part begins.",
    )


def no_second_part(exercise: str) -> Told:
    return (
        f"The second part cannot begin with {quoted(exercise)}.",
        "Name an exercise of this step that is not its first.",
    )


def minutes_too_few(minutes: int, together: int) -> Told:
    return (
        f"The step says {minutes} minutes, and its exercises that count take {together} together.",
        f"Write minutes = {together}, or let an exercise take less.",
    )


def help_leads_nowhere() -> Told:
    return "Nothing is shown where this is chosen.", 'Add leads = "help" or leads = "unsafe", or take out help.'


def fear_is_not_stored() -> Told:
    return (
        "An answer here leads to “unsafe”, so nothing that is chosen here is stored.",
        "Write stored = false, so that whoever reads the file sees it.",
    )


def unknown_point(point: str) -> Told:
    return f"There is no point {quoted(point)} to cover.", "Points are A1 to A10 and B1 to B11."


def same_point(point: str) -> Told:
    return f"The point {quoted(point)} is named twice.", "Name it once."


def together_must_be_optional() -> Told:
    return (
        "An exercise for two counts towards the step.",
        "Add optional = true: nobody's progress may wait for the other person.",
    )


def unstored_needs_choices(kinds: Iterable[str]) -> Told:
    return (
        "An answer that is never stored can be ticked or chosen, not written.",
        f"Use one of the kinds {listed(kinds)}, or take out stored = false.",
    )


def rehearse_nothing() -> Told:
    return "There is nothing to rehearse.", "Name an exercise with of = “…”, or give the words as text = “…”."


def of_unknown(of: str) -> Told:
    return f"There is no exercise {quoted(of)}.", "Write step-id/exercise-id, or an exercise id of this step."


def of_itself() -> Told:
    return "The exercise refers to itself.", "Refer to another one."


def of_wrong_kind(of: str, kind: str, kinds: Iterable[str]) -> Told:
    return (
        f"{quoted(of)} is of the kind {kind}, which leaves nothing to show here.",
        f"Refer to one of the kinds {listed(kinds)}.",
    )


def of_unstored(of: str) -> Told:
    return f"The answers to {quoted(of)} are never stored.", "Refer to another exercise."


def no_deck(deck: str) -> Told:
    return f"cards.toml has no deck {quoted(deck)}.", "Add a [[deck]] with that id there, or name another."


def pick_too_many(pick: int, cards: int) -> Told:
    return f"{pick} cards are to be picked from {cards}.", "Ask for fewer, or add cards to the deck."


def no_pile(pile: str, piles: Iterable[str]) -> Told:
    return f"A card belongs to the pile {quoted(pile)}, which is not there.", f"Piles: {listed(piles)}."


def no_required_part() -> Told:
    return "Every part of the draft is optional.", "Take required = false out of the parts that matter."


def ends_missing() -> Told:
    return "The ends of a scale have no words.", "Say with low and high what 0 and 10 mean."


def bad_cadence(cadence: str) -> Told:
    return (
        f"{quoted(cadence)} is no cadence.",
        "Write daily, mon,wed,fri, 3/week, every 2 days, monthly 15, once or whenever.",
    )


def unknown_family(family: str, families: Iterable[str]) -> Told:
    return f"There is no family of wording notes {quoted(family)}.", f"Families: {listed(families)}."


# -- text


def has_link(found: str) -> Told:
    return f"The text has a link ({found}).", "Write it out in words; the book works without a network."


def has_html(found: str) -> Told:
    return f"The text has HTML ({found}).", "Use Markdown: *slanted*, **strong**, lists with hyphens."


# -- summing up


def summary(steps: int, exercises: int, words: int) -> str:
    return f"The content is fine: {steps} steps, {exercises} exercises, {words:,} words of reading."


def pack_summary(by: str, steps: int, exercises: int, words: int) -> str:
    many = "1 step" if steps == 1 else f"{steps} steps"
    return f"The pack from {by} is fine: {many}, {exercises} exercises, {words:,} words of reading."


def left_out(where: str) -> str:
    return f"A pack is left out, and the book opens without it. {where}"


def borrowed(steps: Iterable[str]) -> str:
    return f"Not in this folder, and taken from the program's own content: {listed(steps)}."


def hint(place: str) -> str:
    return f"Hint: {place}"


def fault_count(count: int) -> str:
    return "1 fault." if count == 1 else f"{count} faults."


def cannot_use(count: int) -> str:
    many = "a fault" if count == 1 else f"{count} faults"
    return f"The content folder has {many}. Nothing of yours is touched. “workbook content check” shows them all."
