/** For the heading of a step that took the place of a form: without this the focus would be lost. */
export function focusOnArrival(heading: HTMLHeadingElement | null): void {
  heading?.focus()
}
