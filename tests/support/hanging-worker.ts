import { createDatabase } from '#platform/db'
import { startWorker } from '#platform/jobs'

// A worker that takes a job and never ends it: run as a process of its own, to be killed.
const database = createDatabase(process.argv[2]!, 4)
const task = {
  name: 'errand',
  work: () => {
    console.log('working')
    return new Promise<void>(() => {})
  },
}
await startWorker(database, [task], () => {})
