import { newOrderNumber } from '#platform/ids'

const LENGTH = 6
const LOOK_ALIKE: Record<string, string> = { O: '0', I: '1', L: '1' }

/** A code for a leader's link: six random Crockford digits. */
export const newLeaderCode = (): string => newOrderNumber().slice(0, LENGTH)

/** A code as it was given, from one that was typed or read out: small letters, O for 0, I for 1. */
export const readLeaderCode = (text: string): string =>
  text
    .trim()
    .toUpperCase()
    .replace(/[OIL]/g, (letter) => LOOK_ALIKE[letter]!)
