/** Turns a question about many into one about each: what is asked in the same moment goes to the server as one call. */
export function askTogether<Answer>(
  askAll: (questions: string[]) => Promise<Answer[]>,
): (question: string) => Promise<Answer> {
  let batch: { questions: Set<string>; answers: Promise<Map<string, Answer>> } | null = null

  const openBatch = () => {
    const questions = new Set<string>()
    const answers = Promise.resolve().then(async () => {
      batch = null
      const asked = [...questions]
      const all = await askAll(asked)
      return new Map(all.map((answer, position) => [asked[position] ?? '', answer]))
    })
    return { questions, answers }
  }

  return async (question) => {
    batch ??= openBatch()
    batch.questions.add(question)
    const answer = (await batch.answers).get(question)
    if (answer === undefined) throw new Error('One question has no answer')
    return answer
  }
}
