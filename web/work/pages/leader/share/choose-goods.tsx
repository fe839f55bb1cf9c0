import { useNavigate } from '@tanstack/react-router'
import { m, nameOf } from '../../../../i18n/index.ts'
import type { Offer } from '../use-leader.ts'

/** Whether the whole window or one of its goods is shared; it stands in the address. */
export function ChooseGoods(props: { offers: readonly Offer[]; chosen: string | undefined }) {
  const navigate = useNavigate()
  const products = [...new Map(props.offers.map((offer) => [offer.productId, offer])).values()]
  const choose = (product: string) =>
    void navigate({
      to: '.',
      replace: true,
      search: (before: Record<string, unknown>) => ({
        ...before,
        product: product === '' ? undefined : product,
      }),
    })
  return (
    <label className="desk-field">
      <span className="desk-label">{m.leader_share_what()}</span>
      <select
        className="desk-input"
        value={props.chosen ?? ''}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="">{m.leader_share_all()}</option>
        {products.map(({ productId, name }) => (
          <option key={productId} value={productId}>
            {nameOf(name)}
          </option>
        ))}
      </select>
    </label>
  )
}
