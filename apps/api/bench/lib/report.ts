/** One figure beside the limit that physics sets. `goal` is the ratio that it should not go past. */
export interface Figure {
  name: string
  unit: string
  ours: number
  bare: number
  /** Absent for a figure that is only told. */
  goal?: number
}

/** Prints figures as a table: ours, bare, how many times more, and whether that is within the goal. */
export function printReport(figures: Figure[]): void {
  console.table(
    figures.map(({ name, unit, ours, bare, goal }) => {
      const ratio = ours / bare
      return {
        figure: name,
        unit,
        ours: round(ours),
        bare: round(bare),
        ratio: round(ratio),
        goal: goal === undefined ? '' : `≤ ${goal}`,
        met: goal === undefined ? '' : ratio <= goal ? 'yes' : 'NO',
      }
    }),
  )
}

export function median(values: number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

function round(value: number): number {
  return Number(value.toPrecision(3))
}
