import { field } from '#platform/http'

const digits = (description: string) => field.text(`${description} Eight digits.`, '40718265', 8, 8)

const token = (description: string) => field.text(description, 'eyJ2IjoxfQ.key-1.c2ln', 4000, 1)

/** Whom a code was given to: whoever hands over asks for the name. */
export const forwardedTo = () =>
  field.nullable(field.text('The friend who fetches with it; null for one’s own code.', '李强', 40))

export const PickupCodeReply = field.object({
  codeId: field.id('Id of the code.'),
  digits: digits('To read out or type.'),
  token: token(
    'To show as a picture: base64url of the claim, a dot, the id of the key, a dot, its Ed25519 signature.',
  ),
  qr: token('What to draw as a QR code.'),
  orderIds: field.list(field.id('An order.'), 'What it opens as things are now.'),
  shortNumber: field.count('Number on the bags.', 17, 1),
  communityId: field.id('Where it is good.'),
  stationId: field.id('The pickup point.'),
  pickupDate: field.date('The day it is for.'),
  version: field.count('Rises when the code is made anew.', 1, 1),
  validFrom: field.instant('Good from.'),
  validUntil: field.instant('Good until; after an extension ask again.'),
})

export const SigningKeys = field.object({
  keys: field.list(
    field.object({
      keyId: field.text('Id of the key, as tokens name it.', 'key-1', 64),
      pem: field.text('The public key, SPKI in PEM.', '-----BEGIN PUBLIC KEY-----', 500),
    }),
    'Keys that may have signed, the current one first.',
  ),
})

export const ForwardingBody = field.object({
  name: field.text('Who fetches it.', '李强', 40, 1),
})

export const ForwardedCode = field.object({
  id: field.id('Id of the code.'),
  orderId: field.id('The one order it opens.'),
  name: field.text('Who fetches it.', '李强', 40),
  digits: digits('To pass on.'),
  token: token('To pass on as a picture.'),
  validUntil: field.instant('Good until.'),
  createdAt: field.instant('When it was made.'),
  revokedAt: field.nullable(field.instant('When it was taken back; null when not.')),
  usedAt: field.nullable(field.instant('When it was used; null when not.')),
})

export const ForwardedCodes = field.list(
  field.object({
    id: field.id('Id of the code.'),
    name: field.text('Who fetches it.', '李强', 40),
    createdAt: field.instant('When it was made.'),
    revokedAt: field.nullable(field.instant('When it was taken back; null when not.')),
    usedAt: field.nullable(field.instant('When it was used; null when not.')),
  }),
  'Codes given to others, the newest first.',
)
