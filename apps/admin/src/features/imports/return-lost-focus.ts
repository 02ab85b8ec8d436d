/** What was pressed may be gone with its row: whoever goes on by keyboard goes on at the rows. */
export function returnLostFocus(): void {
  // After the new rows are on screen.
  requestAnimationFrame(() => {
    if (document.activeElement === document.body)
      document.querySelector<HTMLElement>('[data-rows]')?.focus({ preventScroll: true })
  })
}
