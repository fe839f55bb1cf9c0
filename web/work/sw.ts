import { startWorker } from '../offline/worker.ts'

// One document starts the work face at each of its addresses.
startWorker({
  name: 'work',
  shell: '/work',
  isOwn: (path) => /^\/work(\/|$)/.test(path),
  keepsPages: false,
})
