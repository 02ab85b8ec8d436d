import { startSendGridSim } from '@rollcall/sendgrid-sim'

// What stands in for SendGrid, on its best day, in a process of its own. It posts events as from four servers at once.
const sim = await startSendGridSim({ chaos: { postsAtOnce: 4 } })
process.send?.({ url: sim.url, apiKey: sim.apiKey, publicKey: sim.publicKey() })
process.on('message', async (message: { tellTo: string } | 'told' | 'taken') => {
  if (typeof message === 'object') sim.tellTo(message.tellTo)
  else if (message === 'taken') process.send?.(sim.taken())
  else {
    await sim.told()
    process.send?.({ statuses: [...new Set(sim.posts)] })
  }
})
process.once('disconnect', () => process.exit(0))
