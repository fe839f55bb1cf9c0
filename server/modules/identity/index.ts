export { createPeople, createPerson, type NewPerson } from './create-person.ts'
export { createSessions } from './create-sessions.ts'
export { erasePerson } from './erase-person.ts'
export { type Giving, giveGrant } from './give-grant.ts'
export { createStaff, type TemporaryPassword } from './give-temporary-password.ts'
export { type GivenGrant, listGrantsOf, listHolders } from './queries/grants.ts'
export {
  findPerson,
  findPersonByPhone,
  type Locale,
  listPeople,
  type Person,
} from './queries/people.ts'
export { revokeGrant } from './revoke-grant.ts'
export { identityRoutes } from './routes.ts'
export { createSignIn, type SignIn } from './sign-in.ts'
export type { SmsChannel } from './sms.ts'
export { identitySweeps } from './sweeps.ts'
