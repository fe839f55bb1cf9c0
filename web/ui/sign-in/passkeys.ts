import {
  askPasskey,
  beginPasskey,
  keepPasskey,
  type Operation,
  signInByPasskey,
} from '../../api/index.ts'

// The browser half of WebAuthn (W3C Web Authentication, level 3, §5.1): the server speaks JSON
// with base64url, the browser bytes. Older browsers lack its own parse…FromJSON and toJSON.

interface Described {
  id: string
  type: 'public-key'
  transports?: AuthenticatorTransport[]
}
interface CreationOptions {
  challenge: string
  rp: PublicKeyCredentialRpEntity
  user: { id: string; name: string; displayName: string }
  pubKeyCredParams: PublicKeyCredentialParameters[]
  timeout?: number
  excludeCredentials?: Described[]
  authenticatorSelection?: AuthenticatorSelectionCriteria
  attestation?: AttestationConveyancePreference
}
interface RequestOptions {
  challenge: string
  timeout?: number
  rpId?: string
  allowCredentials?: Described[]
  userVerification?: UserVerificationRequirement
}

/** The person put the browser's question away, or let it run out: nothing to tell them. */
export const isPutAway = (error: unknown): boolean =>
  error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'AbortError')

/** Whether this browser knows passkeys at all, here (they need https or this very machine). */
export const hasPasskeys = (): boolean =>
  typeof window !== 'undefined' && window.PublicKeyCredential !== undefined

/** Signs in by a passkey that the browser lets the person choose. @throws Refused, DOMException */
export async function signInWithPasskey(): Promise<void> {
  const asked = await answered<RequestOptions>(askPasskey)
  const credential = (await navigator.credentials.get({
    publicKey: {
      ...asked,
      challenge: bytesOf(asked.challenge),
      allowCredentials: (asked.allowCredentials ?? []).map(describedBytes),
    },
  })) as PublicKeyCredential
  const { authenticatorData, clientDataJSON, signature, userHandle } =
    credential.response as AuthenticatorAssertionResponse
  const response = {
    ...headOf(credential),
    response: {
      authenticatorData: textOf(authenticatorData),
      clientDataJSON: textOf(clientDataJSON),
      signature: textOf(signature),
      ...(userHandle === null ? {} : { userHandle: textOf(userHandle) }),
    },
  }
  await signInByPasskey({}, { response })
}

/** Makes a passkey on this device and keeps it. @throws Refused, DOMException */
export async function addPasskey(name: string): Promise<void> {
  const asked = await answered<CreationOptions>(beginPasskey)
  const credential = (await navigator.credentials.create({
    publicKey: {
      ...asked,
      challenge: bytesOf(asked.challenge),
      user: { ...asked.user, id: bytesOf(asked.user.id) },
      excludeCredentials: (asked.excludeCredentials ?? []).map(describedBytes),
    },
  })) as PublicKeyCredential
  const made = credential.response as AuthenticatorAttestationResponse
  const response = {
    ...headOf(credential),
    response: {
      clientDataJSON: textOf(made.clientDataJSON),
      attestationObject: textOf(made.attestationObject),
      transports: made.getTransports?.() ?? [],
    },
  }
  await keepPasskey({}, { response, name })
}

// What the sign-in library answers is not described in the API.
const answered = async <Reply>(
  ask: Operation<Record<string, never>, undefined, undefined>,
): Promise<Reply> => (await ask({})) as unknown as Reply

const headOf = (credential: PublicKeyCredential) => ({
  id: credential.id,
  rawId: textOf(credential.rawId),
  type: credential.type,
  clientExtensionResults: credential.getClientExtensionResults(),
  ...(credential.authenticatorAttachment === null
    ? {}
    : { authenticatorAttachment: credential.authenticatorAttachment }),
})

const describedBytes = ({ id, ...rest }: Described): PublicKeyCredentialDescriptor => ({
  ...rest,
  id: bytesOf(id),
})

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0))
}

function textOf(bytes: ArrayBuffer): string {
  const plain = String.fromCharCode(...new Uint8Array(bytes))
  return btoa(plain).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
