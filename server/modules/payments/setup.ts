import type { PaymentProvider, Providers } from './provider.ts'
import { ProviderNotOffered } from './refusals.ts'

/** What the outside world is for payments: given by the composition root. */
export interface PaymentsSetup {
  providers: Providers
  /** Where payers' browsers reach this installation. */
  publicUrl: string
  /** Where a provider reaches this installation, without a path. */
  callbackUrl(provider: string): string
}

/** An online provider by name; throws ProviderNotOffered. */
export function getProvider(setup: PaymentsSetup, name: string): PaymentProvider {
  const provider = setup.providers.get(name)
  if (provider === undefined) throw new ProviderNotOffered(name)
  return provider
}

export const notifyUrlOf = (setup: PaymentsSetup, regionId: string, provider: string): string =>
  `${setup.callbackUrl(provider)}/api/v1/regions/${regionId}/payment-notifications/${provider}`
