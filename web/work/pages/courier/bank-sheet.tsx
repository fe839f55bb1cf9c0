import { useState } from 'react'
import { setCourierBankAccount, useAct } from '../../../api/index.ts'
import { Refusal } from '../../../desk/refusal.tsx'
import { Sheet } from '../../../desk/sheet.tsx'
import { tell } from '../../../desk/tell.ts'
import { m } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { useWork } from '../../work.tsx'

/** Where payouts go; the number is never shown again. */
export function BankSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { region, me } = useWork()
  const [account, setAccount] = useState({ holderName: '', bankName: '', accountNumber: '' })
  const set = useAct(setCourierBankAccount, {
    onDone: () => {
      tell(m.courier_bank_kept())
      onClose()
    },
  })
  const isWhole = Object.values(account).every((text) => text.trim() !== '')
  const field = (key: keyof typeof account, label: string) => (
    <TextField
      label={label}
      autoComplete="off"
      value={account[key]}
      onChange={(event) => setAccount({ ...account, [key]: event.target.value })}
    />
  )
  return (
    <Sheet title={m.courier_bank()} isOpen={isOpen} onClose={onClose}>
      <form
        className="desk-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (!isWhole || set.isPending) return
          set.mutate({ params: { region: region.id, courier: me.id }, body: account })
        }}
      >
        {field('holderName', m.courier_bank_holder())}
        {field('bankName', m.courier_bank_name())}
        {field('accountNumber', m.courier_bank_number())}
        <Refusal error={set.error} />
        <Button
          type="submit"
          isWide
          isBusy={set.isPending}
          whyNot={isWhole ? null : m.courier_bank_incomplete()}
        >
          {m.courier_bank_keep()}
        </Button>
      </form>
    </Sheet>
  )
}
