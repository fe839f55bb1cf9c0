export { addJob, addJobs, type Job } from './add-job.ts'
export { deleteAged, type Retention, retentionTask } from './retention.ts'
export { type Schedule, type Sweep, startSweeps } from './sweeps.ts'
export { freeJobsOfTheDead, startWorker, type Task } from './worker.ts'
