import { useQuery } from '@tanstack/react-query'
import { readDemoCode } from '../../api/index.ts'
import { m } from '../../i18n/index.ts'
import { plainPhone } from './demo-people.tsx'

/** A demo sends nothing: it shows the code that a phone would have got. */
export function DemoCode({ phone, onUse }: { phone: string; onUse: (code: string) => void }) {
  const { data } = useQuery({
    queryKey: ['readDemoCode', phone],
    queryFn: () => readDemoCode({ number: plainPhone(phone) }),
    staleTime: 0,
  })
  if (data === undefined) return null
  return (
    <button className="sign-in-demo-code" type="button" onClick={() => onUse(data.code)}>
      <span>{m.sign_in_demo_code()}</span>
      <b className="number">{data.code}</b>
      <span className="sign-in-use">{m.sign_in_use_code()}</span>
    </button>
  )
}
