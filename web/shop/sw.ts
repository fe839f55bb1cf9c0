import { startWorker } from '../offline/worker.ts'

// The other faces, the API and the sandbox's pay page are not the shop's.
const OTHERS = /^\/(api|work|console|demo|sandbox|assets)(\/|$)/

startWorker({
  name: 'shop',
  shell: '/offline',
  isOwn: (path) => !OTHERS.test(path),
  keepsPages: true,
})
