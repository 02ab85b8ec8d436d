import { styleNonce } from '../style-nonce.ts'

/** A mail for a frame of this page: the frame keeps to the policy of the page, which allows the styles that know its nonce. */
export function toFrameDocument(html: string): string {
  return html.replaceAll('<style>', `<style nonce="${styleNonce()}">`)
}
