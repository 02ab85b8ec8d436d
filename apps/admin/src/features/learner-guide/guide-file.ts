import styles from './guide.css?inline'

/** The guide as one file that needs nothing else: the pictures are in it, and no script is. */
export async function toGuideFile(guide: HTMLElement, title: string): Promise<Blob> {
  const copy = guide.cloneNode(true)
  if (!(copy instanceof HTMLElement)) throw new Error('A copy of an element is one')
  await Promise.all(
    [...copy.querySelectorAll('img')].map(async (picture) => {
      picture.src = await toDataUrl(picture.src)
    }),
  )
  const named = document.createElement('title')
  named.textContent = title
  const head = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width">',
    named.outerHTML,
    `<style>${styles}</style>`,
  ].join('')
  const page = `<!doctype html>\n<html lang="${guide.lang}"><head>${head}</head><body>${copy.outerHTML}</body></html>\n`
  return new Blob([page], { type: 'text/html' })
}

async function toDataUrl(address: string): Promise<string> {
  const reply = await fetch(address)
  if (!reply.ok) throw new Error(`No picture at ${address}`)
  const content = await reply.blob()
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(content)
  })
}

/** A name for the file that every computer takes. */
export function toFileName(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return `${plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80)}.html`
}
