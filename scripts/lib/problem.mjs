/** Something a person can mend. Its message is shown as it is, without a trace. */
export class ProblemForPerson extends Error {}
