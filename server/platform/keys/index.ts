export { createKeyring, KeyGone, type Keyring, type Sealed } from './keyring.ts'
export { deleteSecret, getSecret, putSecret, reencrypt } from './secrets.ts'
export {
  loadSigningKeys,
  rotateSigningKey,
  type Signature,
  type SigningKeys,
} from './signing.ts'
