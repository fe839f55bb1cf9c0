import type { Page } from 'playwright-core'

/** The device has a finger reader, and its owner's finger lies on it unless told else. */
export async function withFinger(page: Page, isTheirs = true): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: isTheirs,
      automaticPresenceSimulation: true,
    },
  })
}
