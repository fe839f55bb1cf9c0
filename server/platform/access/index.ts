export { type Access, allows, own, type Place, signedIn, staff, toAnyone } from './access.ts'
export { type Caller, type Grant, mayIn } from './caller.ts'
export { isRole, ROLES, type Role, type Scope } from './roles.ts'
