/** The nonce with which the server allows this page's style elements. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? ''
}

/**
 * Hands the nonce to the scroll lock under dialogs too. It is a library below the kit, has no setting for it, and
 * looks for a global of this name.
 */
export function shareStyleNonce(): void {
  Object.assign(globalThis, { __webpack_nonce__: styleNonce() })
}
