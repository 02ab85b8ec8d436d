export const LIST_FOCUS = 'learner-list'

/** Moves the focus to where the list begins, when what had it is about to go. */
export function focusList(): void {
  document.getElementById(LIST_FOCUS)?.focus()
}
