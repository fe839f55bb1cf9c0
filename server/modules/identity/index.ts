export { authenticator, SESSION_COOKIE } from './authenticate.ts'
