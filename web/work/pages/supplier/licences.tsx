import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  addLicence,
  addLicencePicture,
  getLicencePicture,
  type Licence,
  listLicences,
  read,
  upload,
  useAct,
} from '../../../api/index.ts'
import { Empty } from '../../../desk/empty.tsx'
import { Tag } from '../../../desk/job-card.tsx'
import { Refusal } from '../../../desk/refusal.tsx'
import { Sheet } from '../../../desk/sheet.tsx'
import { StateList } from '../../../desk/state-list.tsx'
import { fullDay, m } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { daysLater } from '../../dates.ts'
import { PhotoAdd } from '../../goods/photo-add.tsx'
import { useWork } from '../../work.tsx'
import { AtSupplier, useOwn } from './at-supplier.tsx'

const SOON_DAYS = 30

/** The licences with their pictures, the ones that run out first. */
export default function Licences() {
  const own = useOwn()
  const [isOpen, setOpen] = useState(false)
  const licences = useQuery(read(listLicences, own))
  return (
    <AtSupplier title={m.supplier_licences()}>
      {() => (
        <>
          <Button isWide icon="plus" onClick={() => setOpen(true)}>
            {m.supplier_licence_add()}
          </Button>
          <StateList of={licences} empty={<Empty icon="key" title={m.supplier_no_licences()} />}>
            {(found) => (
              <ul className="desk-list">
                {found
                  .toSorted((one, other) => one.expiresOn.localeCompare(other.expiresOn))
                  .map((licence) => (
                    <LicenceRow key={licence.id} licence={licence} />
                  ))}
              </ul>
            )}
          </StateList>
          <Sheet title={m.supplier_licence_add()} isOpen={isOpen} onClose={() => setOpen(false)}>
            <LicenceForm onDone={() => setOpen(false)} />
          </Sheet>
        </>
      )}
    </AtSupplier>
  )
}

function LicenceRow({ licence }: { licence: Licence }) {
  const { region, today } = useWork()
  const isOver = licence.expiresOn < today
  const isSoon = licence.expiresOn < daysLater(today, SOON_DAYS)
  return (
    <li className="station-row">
      {licence.pictureId === null ? null : (
        <a
          className="goods-picture"
          href={getLicencePicture.href({ region: region.id, picture: licence.pictureId })}
          target="_blank"
          rel="noopener"
        >
          <img
            src={getLicencePicture.href({ region: region.id, picture: licence.pictureId, w: 160 })}
            alt={m.supplier_licence_picture({ kind: licence.kind })}
          />
        </a>
      )}
      <span className="station-grow station-stack">
        <strong>{licence.kind}</strong>
        <small>{licence.number}</small>
        <small>{m.supplier_licence_until({ date: fullDay(licence.expiresOn) })}</small>
      </span>
      {isOver ? (
        <Tag tone="need">{m.supplier_licence_over()}</Tag>
      ) : isSoon ? (
        <Tag tone="wait">{m.supplier_licence_soon()}</Tag>
      ) : (
        <Tag tone="go">{m.supplier_licence_good()}</Tag>
      )}
    </li>
  )
}

function LicenceForm({ onDone }: { onDone: () => void }) {
  const own = useOwn()
  const [form, setForm] = useState({ kind: '', number: '', expiresOn: '' })
  const [pictures, setPictures] = useState<{ id: string; address: string }[]>([])
  const add = useAct(addLicence, { refresh: [listLicences], onDone })
  const isReady = Object.values(form).every((text) => text.trim() !== '')
  const picture = pictures[0] === undefined ? {} : { pictureId: pictures[0].id }
  const field = (key: keyof typeof form, label: string, type: 'text' | 'date' = 'text') => (
    <TextField
      label={label}
      type={type}
      value={form[key]}
      onChange={(event) => setForm({ ...form, [key]: event.target.value })}
    />
  )
  return (
    <form
      className="desk-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady && !add.isPending) add.mutate({ params: own, body: { ...form, ...picture } })
      }}
    >
      {field('kind', m.supplier_licence_kind())}
      {field('number', m.supplier_licence_number())}
      {field('expiresOn', m.supplier_licence_expires(), 'date')}
      <PhotoAdd
        most={1}
        pictures={pictures}
        onChange={setPictures}
        send={(file) => upload(addLicencePicture, own, file)}
      />
      <Refusal error={add.error} />
      <Button
        type="submit"
        isWide
        isBusy={add.isPending}
        whyNot={isReady ? null : m.supplier_lack_licence()}
      >
        {m.supplier_licence_add()}
      </Button>
    </form>
  )
}
