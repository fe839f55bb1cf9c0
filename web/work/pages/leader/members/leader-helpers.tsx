import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { giveHelper, listHelpers, read, revokeHelper, useAct } from '../../../../api/index.ts'
import { ConfirmSheet } from '../../../../desk/confirm-sheet.tsx'
import { PersonRow } from '../../../../desk/person-row.tsx'
import { Refusal } from '../../../../desk/refusal.tsx'
import { StateList } from '../../../../desk/state-list.tsx'
import { instantOf, m } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { Sheet } from '../../../../ui/sheet.tsx'
import { useWork } from '../../../work.tsx'
import { FindResident } from '../order-for/find-resident.tsx'
import { useHere } from '../use-leader.ts'

/** Who helps to hand over here; they see and do nothing else. */
export function Helpers() {
  const { here } = useHere()
  const [isAdding, setAdding] = useState(false)
  const helpers = useQuery(read(listHelpers, here))
  const give = useAct(giveHelper, { refresh: [listHelpers], onDone: () => setAdding(false) })
  return (
    <section className="leader-group">
      <div className="leader-line">
        <h2>{m.leader_helpers()}</h2>
        <Button kind="soft" icon="plus" onClick={() => setAdding(true)}>
          {m.leader_helper_add()}
        </Button>
      </div>
      <p className="leader-soft">{m.leader_helpers_text()}</p>
      <StateList
        of={helpers}
        count={1}
        empty={<p className="leader-soft">{m.leader_helpers_none()}</p>}
      >
        {(found) => (
          <div className="desk-list">
            {found.map((helper) => (
              <HelperRow key={helper.id} helper={helper} />
            ))}
          </div>
        )}
      </StateList>
      <Sheet title={m.leader_helper_add()} isOpen={isAdding} onClose={() => setAdding(false)}>
        <div className="leader-stack">
          <Refusal error={give.error} />
          <FindResident
            question={m.leader_member_find()}
            onFound={({ id }) => give.mutate({ params: here, body: { residentId: id } })}
          />
        </div>
      </Sheet>
    </section>
  )
}

type Helper = Awaited<ReturnType<typeof listHelpers>>[number]

function HelperRow({ helper }: { helper: Helper }) {
  const { region } = useWork()
  const { here } = useHere()
  const [isOpen, setOpen] = useState(false)
  const revoke = useAct(revokeHelper, { refresh: [listHelpers], onDone: () => setOpen(false) })
  return (
    <PersonRow
      name={helper.name}
      note={m.leader_helper_since({ when: instantOf(helper.givenAt, region.timeZone) })}
    >
      <Button kind="plain" onClick={() => setOpen(true)}>
        {m.leader_helper_revoke()}
      </Button>
      <ConfirmSheet
        title={m.leader_helper_revoke_title({ name: helper.name })}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        action={m.leader_helper_revoke()}
        isDangerous
        isBusy={revoke.isPending}
        error={revoke.error}
        onConfirm={() => revoke.mutate({ params: { ...here, helper: helper.id } })}
      >
        <p>{m.leader_helper_revoke_text()}</p>
      </ConfirmSheet>
    </PersonRow>
  )
}
