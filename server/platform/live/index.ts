export { EventStream, type Telling } from './event-stream.ts'
export { LIVE_OPTIONS, type Listener, LiveHub, type LiveOptions } from './hub.ts'
export { NotAListener } from './refusals.ts'
