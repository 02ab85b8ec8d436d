/** Puts a text on the clipboard, and says whether that worked. */
export async function copyText(text: string): Promise<boolean> {
  // Only pages that came over https, or from this very computer, get the clipboard.
  if (window.isSecureContext) {
    try {
      await navigator.clipboard.writeText(text)
      return true
    } catch {
      // A browser may still refuse; the old way may work.
    }
  }
  return copySelection(text)
}

function copySelection(text: string): boolean {
  const before = document.activeElement
  const carrier = document.createElement('textarea')
  carrier.value = text
  carrier.setAttribute('readonly', '')
  carrier.className = 'visually-hidden'
  // Inside an open dialog, which would take the focus back from anything outside of it.
  const home = before?.closest('[role="dialog"]') ?? document.body
  home.append(carrier)
  carrier.select()
  const worked = document.execCommand('copy')
  carrier.remove()
  if (before instanceof HTMLElement) before.focus()
  return worked
}
