import type { MyTrainingDto } from '@rollcall/contract'
import { useAccountText } from '../account-text.ts'
import { useText } from '../text.ts'

/** What the learner has to do and has done, each training with its state in a word. */
export function MyTrainings({ trainings }: { trainings: MyTrainingDto[] }) {
  const { minutes } = useText()
  const { account } = useAccountText()
  return (
    <>
      <h2>{account.trainings}</h2>
      {trainings.length === 0 && <p className="hint">{account.noTrainings}</p>}
      <ul className="rows">
        {trainings.map(({ assignmentId, organization, training, status, percent }) => (
          <li key={assignmentId}>
            <h3>{training.title}</h3>
            <p className="hint">
              {organization.name} · {minutes(training.minutes)}
            </p>
            <p className={`status ${status}`}>
              {account.status[status]}
              {status === 'in_progress' && ` · ${percent}%`}
            </p>
            {status !== 'assigned' && (
              <progress aria-label={account.progress(training.title)} max={100} value={percent} />
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
