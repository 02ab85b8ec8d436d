export { tidyTasks } from './tidy-tasks.ts'
