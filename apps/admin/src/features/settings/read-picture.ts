import { LOGO_MAX_SIDE } from './logo-file.ts'

/** A chosen picture as the preview shows it, or why it cannot be used. */
export type ReadPicture =
  | { url: string; width: number; height: number; fault: null }
  | { fault: 'unusable' | 'tooWide' }

/** Reads a picture in the browser: it opens, and is not larger than the server takes. */
export async function readPicture(file: File): Promise<ReadPicture> {
  // As a data: address, because the page may show no others but its own.
  const url = await toDataUrl(file)
  const image = new Image()
  image.src = url
  try {
    await image.decode()
  } catch {
    return { fault: 'unusable' }
  }
  const { naturalWidth: width, naturalHeight: height } = image
  return Math.max(width, height) > LOGO_MAX_SIDE ? { fault: 'tooWide' } : { url, width, height, fault: null }
}

function toDataUrl(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
}
