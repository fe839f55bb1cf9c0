export { type Announcement, announce, announceAll } from './announce.ts'
export { deliverOnce, startDelivery } from './deliver.ts'
export { insertEventsInLane, listEventsOf } from './queries.ts'
export {
  type Consumer,
  clearSubscriptions,
  type EventRow,
  type Reaction,
  type Subscriptions,
  subscribe,
} from './subscriptions.ts'
