export { DemoRefused, findDemoState, loadDemo } from './load.ts'
export { demoPeople } from './people.ts'
