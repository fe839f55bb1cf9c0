import { useQuery } from '@tanstack/react-query'
import { listSupplierNames } from '../../../../api/index.ts'
import { readAll } from '../../../../desk/read-all.ts'
import { ReasonField } from '../../../../desk/reason-field.tsx'
import { m } from '../../../../i18n/index.ts'
import { Field } from '../../../../ui/field.tsx'
import { useHere } from '../at-station.tsx'

/** Whose goods came unasked, and why they are taken in. */
export interface Origin {
  supplierId: string
  why: string
}

export function WithoutOrder(props: { origin: Origin; onChange: (origin: Origin) => void }) {
  const { origin, onChange } = props
  return (
    <div className="desk-form">
      <SupplierChoice
        value={origin.supplierId}
        onChange={(supplierId) => onChange({ ...origin, supplierId })}
      />
      <ReasonField
        label={m.station_origin_why()}
        value={origin.why}
        onChange={(why) => onChange({ ...origin, why })}
        often={[m.station_origin_makeup(), m.station_origin_phone()]}
      />
    </div>
  )
}

export function SupplierChoice(props: { value: string; onChange: (id: string) => void }) {
  const { here } = useHere()
  const { data } = useQuery(readAll(listSupplierNames, here))
  return (
    <Field label={m.station_supplier()}>
      {(tied) => (
        <select
          {...tied}
          className="desk-input"
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        >
          <option value="">{m.station_choose()}</option>
          {(data ?? []).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
