export { type AllowanceRules, countToday, takeAllowance } from './allowance.ts'
export { noteReturns } from './breaker.ts'
export { goOnSending, readDailyMails, setDailyMails } from './operator.ts'
export {
  type Pause,
  pauseOrg,
  pauseTransport,
  readPause,
  readTransportPause,
  showPause,
} from './pause-store.ts'
