import '../goods/goods.css'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import {
  acceptOffer,
  changeSupplier,
  declineOffer,
  getSupplier,
  listSupplierOffers,
  listSuppliers,
  read,
  resumeSupplier,
  suspendSupplier,
} from '../../../api/index.ts'
import { usePages } from '../../../desk/use-pages.ts'
import { m } from '../../../i18n/index.ts'
import { amountOf } from '../../amount.ts'
import type { Answer } from '../../answers.ts'
import { ActButton, whyField } from '../../forms/index.ts'
import { useSkus } from '../../lookups.ts'
import { Listed } from '../../parts/more.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Chip, Facts, Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Answered } from '../../states.tsx'
import { unitPrice } from '../../unit-price.ts'
import { supplierBody, supplierFields } from './supplier-fields.ts'
import { Licences, Users } from './supplier-side.tsx'
import { termsOf } from './suppliers.tsx'
import { OFFER_STATES, SUPPLIER_KINDS } from './words.ts'

type Supplier = Answer<typeof getSupplier>
type At = { region: string; supplier: string }

const REFRESH = [getSupplier, listSuppliers]

/** One supplier: licences, offers, who signs in. */
export default function SupplierPage() {
  const { region } = useConsole()
  const { supplier: id = '' } = useParams({ strict: false }) as { supplier?: string }
  const at = { region: region.id, supplier: id }
  const supplier = useQuery(read(getSupplier, at))
  return <Answered of={supplier}>{(data) => <Supplier supplier={data} at={at} />}</Answered>
}

function Supplier({ supplier, at }: { supplier: Supplier; at: At }) {
  const why = useConsole().whyNot('buyer', 'operations')
  return (
    <>
      <PageHead
        title={supplier.name}
        about={
          <Chip tone={supplier.suspendedAt ? 'bad' : 'good'}>
            {supplier.suspendedAt
              ? m.console_people_suspended_why({ why: supplier.suspendedWhy ?? '' })
              : m.console_people_active()}
          </Chip>
        }
        back={{ to: '/suppliers', name: m.console_nav_suppliers() }}
      >
        <ActButton
          label={m.console_people_change()}
          why={why}
          fields={supplierFields(false)}
          initial={{ ...supplier }}
          shared={{
            version: supplier.version,
            readAgain: async () => {
              const now = await getSupplier(at)
              return { values: { ...now }, version: now.version }
            },
          }}
          submit={(values, version) => changeSupplier(at, { ...supplierBody(values), version })}
          refresh={REFRESH}
        />
        {supplier.suspendedAt ? (
          <ActButton
            label={m.console_people_resume()}
            why={why}
            submit={() => resumeSupplier(at)}
            refresh={REFRESH}
          />
        ) : (
          <ActButton
            label={m.console_people_suspend()}
            isDangerous
            variant="light"
            why={why}
            about={m.console_people_suspend_about()}
            fields={[whyField()]}
            submit={(values) => suspendSupplier(at, { why: String(values.why) })}
            refresh={REFRESH}
          />
        )}
      </PageHead>
      <div className="console-split">
        <Offers at={at} why={why} />
        <div className="console-stack">
          <Panel title={m.console_people_about()}>
            <Facts
              of={[
                [m.console_people_code(), supplier.code],
                [m.console_people_kind(), SUPPLIER_KINDS[supplier.kind]()],
                [m.console_people_terms(), termsOf(supplier)],
                [m.console_people_tax_number(), supplier.taxNumber],
                [m.console_people_contact(), supplier.contactName],
                [m.console_people_phone(), supplier.contactPhone],
                [m.console_people_address(), supplier.address],
              ]}
            />
          </Panel>
          <Licences at={at} why={why} />
          <Users at={at} why={why} />
        </div>
      </div>
    </>
  )
}

function Offers({ at, why }: { at: At; why: string | undefined }) {
  const { currency } = useConsole()
  const skus = useSkus()
  const offers = usePages(listSupplierOffers, { ...at, limit: 100 })
  return (
    <Panel title={m.console_people_offers()}>
      <Listed of={offers}>
        {(items) =>
          items.length === 0 ? (
            <p className="console-soft">{m.console_people_no_offers()}</p>
          ) : (
            <ul className="console-list">
              {items.map((offer) => (
                <li key={offer.id}>
                  <span>
                    <strong>{skus.name(offer.skuId)}</strong>
                    <span className="console-soft goods-line">
                      {m.console_people_offer_terms({
                        from: offer.validFrom,
                        least: amountOf(offer.minimumQuantity, skus.isWeighed(offer.skuId)),
                        days: offer.leadDays,
                      })}
                    </span>
                  </span>
                  <span className="console-row">
                    <strong className="number">
                      {unitPrice(offer.costMinor, currency, skus.isWeighed(offer.skuId))}
                    </strong>
                    <Chip tone={OFFER_STATES[offer.state].tone}>
                      {OFFER_STATES[offer.state].name()}
                    </Chip>
                    {offer.state === 'proposed' && (
                      <>
                        <ActButton
                          label={m.console_people_accept()}
                          of={skus.name(offer.skuId)}
                          size="xs"
                          variant="filled"
                          why={why}
                          fields={[
                            {
                              name: 'sourceRank',
                              label: m.console_people_rank(),
                              kind: 'choice',
                              isRequired: true,
                              options: [
                                { value: '1', label: m.console_people_rank_first() },
                                { value: '2', label: m.console_people_rank_second() },
                              ],
                            },
                          ]}
                          initial={{ sourceRank: '1' }}
                          submit={({ sourceRank }) =>
                            acceptOffer(
                              { ...at, offer: offer.id },
                              { sourceRank: sourceRank === '2' ? 2 : 1 },
                            )
                          }
                          refresh={[listSupplierOffers]}
                        />
                        <ActButton
                          label={m.console_people_decline()}
                          of={skus.name(offer.skuId)}
                          size="xs"
                          why={why}
                          fields={[whyField()]}
                          submit={(values) =>
                            declineOffer({ ...at, offer: offer.id }, { why: String(values.why) })
                          }
                          refresh={[listSupplierOffers]}
                        />
                      </>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Listed>
    </Panel>
  )
}
