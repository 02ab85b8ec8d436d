const LONG_ENOUGH_TO_BE_READ_MS = 60_000

/** Saves a file that was fetched, as if it had been a plain link: into the browser's downloads, under its name. */
export function saveFile({ fileName, content }: { fileName: string; content: Blob }): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(address), LONG_ENOUGH_TO_BE_READ_MS)
}
