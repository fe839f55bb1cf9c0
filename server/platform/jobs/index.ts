export { addJob, type Job } from './add-job.ts'
export { type Schedule, startSweeps, type Sweep } from './sweeps.ts'
export { freeJobsOfTheDead, startWorker, type Task } from './worker.ts'
