/** What a picture is for decides who may add it, see it and erase it. */
const PURPOSES = ['product', 'label', 'licence', 'claim', 'proof', 'profile'] as const
export type Purpose = (typeof PURPOSES)[number]

/** Seen by anyone, with or without a login; the others by whose own they are, and by staff. */
export const PUBLIC_PURPOSES = ['product', 'label'] as const satisfies readonly Purpose[]
export type PublicPurpose = (typeof PUBLIC_PURPOSES)[number]

export const isPublic = (purpose: Purpose): purpose is PublicPurpose =>
  (PUBLIC_PURPOSES as readonly Purpose[]).includes(purpose)
