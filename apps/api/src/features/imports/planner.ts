/** Tells the planner of the database what is in the tables of people now. */
export type Analyze = () => Promise<unknown>

/** From so many new rows on it pays to tell the planner: it would go on as if there were none, and take the wrong way. */
export const MANY_ROWS = 5000
