/** What had the focus went to another place in the list, or away: from the heading of the page one finds the way again. */
export function returnLostFocus(): void {
  if (document.activeElement === null || document.activeElement === document.body) {
    document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
  }
}
