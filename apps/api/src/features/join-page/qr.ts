import { encodeQR } from 'qr'
import { encodePng } from './png.ts'

/** Light modules around the code, without which cameras do not find it (ISO/IEC 18004). */
const MARGIN = 4

/** So many pixels a module are about 10 cm at 300 dpi for an address of usual length. */
const PIXELS = 24

/** A text as a QR code that can be scaled to any size of poster: one path of dark modules on white. */
export function qrSvg(text: string): string {
  const modules = modulesOf(text)
  const runs = modules.flatMap((row, y) =>
    runsOf(row).map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`),
  )
  const side = modules.length
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}h-${side}z"/><path d="${runs.join('')}"/></svg>`
}

/** The same as a picture. */
export function qrPng(text: string): Buffer {
  const enlarged = modulesOf(text).flatMap((row) => {
    const wide = row.flatMap((isDark) => Array<boolean>(PIXELS).fill(isDark))
    return Array<boolean[]>(PIXELS).fill(wide)
  })
  return encodePng(enlarged)
}

/** With a quarter of it lost a poster still reads. */
function modulesOf(text: string): boolean[][] {
  return encodeQR(text, 'raw', { ecc: 'quartile', border: MARGIN })
}

/** Where the dark stretches of a row begin, and how long they are. */
function runsOf(row: boolean[]): [number, number][] {
  const runs: [number, number][] = []
  row.forEach((isDark, x) => {
    const last = runs.at(-1)
    if (!isDark) return
    if (last && last[0] + last[1] === x) last[1] += 1
    else runs.push([x, 1])
  })
  return runs
}
