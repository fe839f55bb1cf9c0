import { useQuery, useQueryClient } from '@tanstack/react-query'
import {
  changeListing,
  listListings,
  listOverrides,
  listOverridesOfRegion,
  read,
  readListing,
  setAssortment,
} from '../../../api/index.ts'
import { tell } from '../../../desk/tell.ts'
import { m } from '../../../i18n/index.ts'
import type { Answer } from '../../answers.ts'
import { ActButton, FieldsForm } from '../../forms/index.ts'
import { useCommunities, useSkus } from '../../lookups.ts'
import { Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Answered } from '../../states.tsx'
import { unitPrice } from '../../unit-price.ts'
import type { Listing } from './listing.ts'

/** A listing's price in the region, and what communities have of their own. */
export function ListingPanel({ id }: { id: string }) {
  const { region } = useConsole()
  const listing = useQuery(read(readListing, { region: region.id, listing: id }))
  return (
    <Answered of={listing}>
      {(data) => (
        <div className="console-stack">
          <PriceForm key={data.version} listing={data} />
          <Overrides listing={data} />
        </div>
      )}
    </Answered>
  )
}

function PriceForm({ listing }: { listing: Listing }) {
  const { region, whyNot } = useConsole()
  const client = useQueryClient()
  const skus = useSkus()
  const why = whyNot('buyer', 'operations')
  const at = { region: region.id, listing: listing.id }
  const isFixed = why !== undefined
  const isWeighed = skus.isWeighed(listing.skuId)
  return (
    <Panel title={skus.name(listing.skuId)}>
      {why && <p className="console-soft">{why}</p>}
      <FieldsForm
        fields={[
          {
            name: 'priceMinor',
            label: m.console_goods_price(),
            kind: 'money',
            isPerKg: isWeighed,
            isRequired: true,
            isFixed,
          },
          {
            name: 'limitPerResident',
            label: m.console_goods_limit(),
            ...(isWeighed ? { kind: 'grams' } : { kind: 'number', least: 1 }),
            isFixed,
          },
          { name: 'isListed', label: m.console_goods_listed(), kind: 'switch', isFixed },
        ]}
        initial={{ ...listing }}
        shared={{
          version: listing.version,
          readAgain: async () => {
            const now = await readListing(at)
            return { values: { ...now }, version: now.version }
          },
        }}
        submitLabel={m.console_goods_save_price()}
        submit={async (values, version) => {
          const changed = await changeListing(at, {
            priceMinor: Number(values.priceMinor),
            limitPerResident: (values.limitPerResident as number | null) ?? null,
            isListed: values.isListed === true,
            version,
          })
          tell(
            m.console_goods_price_saved({
              price: unitPrice(changed.priceMinor, region.currency, isWeighed),
            }),
          )
          await Promise.all(
            [readListing, listListings].map(({ operationName }) =>
              client.invalidateQueries({ queryKey: [operationName] }),
            ),
          )
        }}
      />
    </Panel>
  )
}

/** What a community has of its own, as its form holds it; version 0 where it has nothing. */
function ownIn(overrides: Answer<typeof listOverrides>, community: string) {
  const own = overrides.find(({ communityId }) => communityId === community)
  const isListed = own?.isListed ?? null
  return {
    values: {
      priceMinor: own?.priceMinor ?? null,
      isListed: isListed === null ? null : String(isListed),
    },
    version: own?.version ?? 0,
  }
}

function Overrides({ listing }: { listing: Listing }) {
  const { region, currency, whyNot } = useConsole()
  const communities = useCommunities()
  const isWeighed = useSkus().isWeighed(listing.skuId)
  const why = whyNot('buyer', 'operations')
  const answer = useQuery(read(listOverrides, { region: region.id, listing: listing.id }))
  return (
    <Panel title={m.console_goods_overrides()}>
      <Answered of={answer} lines={3}>
        {(overrides) => {
          const own = new Map(overrides.map((one) => [one.communityId, one]))
          return (
            <ul className="console-list">
              {communities.choices.map(({ value: community, label }) => {
                const override = own.get(community)
                const price = override?.priceMinor ?? null
                const listed = override?.isListed ?? null
                const readAgain = async () => {
                  const now = await listOverrides({ region: region.id, listing: listing.id })
                  return ownIn(now, community)
                }
                return (
                  <li key={community}>
                    <span>{label}</span>
                    <span className="console-row">
                      <span className="console-soft">
                        {listed === null
                          ? m.console_goods_as_region()
                          : listed
                            ? m.console_goods_listed()
                            : m.console_goods_unlisted()}
                      </span>
                      <strong className="number">
                        {unitPrice(price ?? listing.priceMinor, currency, isWeighed)}
                      </strong>
                      <ActButton
                        label={m.console_goods_change()}
                        size="xs"
                        why={why}
                        about={label}
                        fields={[
                          {
                            name: 'priceMinor',
                            label: m.console_goods_own_price(),
                            hint: m.console_goods_own_price_hint(),
                            kind: 'money',
                            isPerKg: isWeighed,
                          },
                          {
                            name: 'isListed',
                            label: m.console_state(),
                            kind: 'choice',
                            options: [
                              { value: 'true', label: m.console_goods_listed() },
                              { value: 'false', label: m.console_goods_unlisted() },
                            ],
                          },
                        ]}
                        initial={ownIn(overrides, community).values}
                        shared={{ version: override?.version ?? 0, readAgain }}
                        submit={(values, version) =>
                          setAssortment(
                            { region: region.id, community },
                            {
                              overrides: [
                                {
                                  listingId: listing.id,
                                  priceMinor: (values.priceMinor as number | null) ?? null,
                                  isListed: values.isListed ? values.isListed === 'true' : null,
                                  version,
                                },
                              ],
                            },
                          )
                        }
                        refresh={[listOverrides, listOverridesOfRegion]}
                      />
                    </span>
                  </li>
                )
              })}
            </ul>
          )
        }}
      </Answered>
    </Panel>
  )
}
