"""What the program says about faults in the file of a step: a cause and a remedy for each."""

from __future__ import annotations

from collections.abc import Iterable

from workbook.words.common.faults import Told, listed, quoted


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


def on_the_day_needs_a_day() -> Told:
    return (
        "Nothing says on which day that is to stand on Today.",
        'Give the ledger a column of the type date, and no makes = "dates"; or leave on_the_day out.',
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


def unknown_family(family: str, families: Iterable[str]) -> Told:
    return f"There is no family of wording notes {quoted(family)}.", f"Families: {listed(families)}."
