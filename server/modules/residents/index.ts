export { bindLeaders, rebindResidents } from './bind-leader.ts'
export { createNeighbour, type NewNeighbour } from './create-neighbour.ts'
export { createResidents, type NewResident } from './create-residents.ts'
export { type Joining, joinRegion } from './join-region.ts'
export { declareLeaderFinder, type LeaderFinder, type ServingLeader } from './leader-finder.ts'
export { mayOrderFor } from './ordering-for.ts'
export { maySeePhones, shownPhone } from './phone-visibility.ts'
export { type Address, getAddress, listAddresses } from './queries/addresses.ts'
export { findResidentsByName } from './queries/lists.ts'
export {
  findResident,
  findResidentOf,
  getResident,
  listResidentsByIds,
} from './queries/residents.ts'
export type { BindingReason, ConsentWay, Resident } from './resident.ts'
export { communityPlace, placeOfCommunity, residentPlace } from './resident-place.ts'
export { residentsRoutes } from './routes.ts'
export { searchResidents } from './search-residents.ts'
export { residentsSweeps } from './spell-names.ts'
export { residentsSubscriptions } from './subscriptions.ts'
