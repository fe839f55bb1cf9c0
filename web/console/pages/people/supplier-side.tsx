import { useQuery } from '@tanstack/react-query'
import {
  addLicence,
  addSupplierUser,
  listLicences,
  listSupplierUsers,
  read,
  removeLicence,
  removeSupplierUser,
} from '../../../api/index.ts'
import { fullDay, instantOf, m } from '../../../i18n/index.ts'
import { ActButton } from '../../forms/index.ts'
import { Panel } from '../../parts/panel.tsx'
import { ProofPictures } from '../../parts/proof-pictures.tsx'
import { useConsole } from '../../session.ts'
import { Answered } from '../../states.tsx'

type At = { region: string; supplier: string }

export function Licences({ at, why }: { at: At; why: string | undefined }) {
  const licences = useQuery(read(listLicences, at))
  return (
    <Panel
      title={m.console_people_licences()}
      action={
        <ActButton
          label={m.console_people_licence_new()}
          size="xs"
          why={why}
          fields={[
            { name: 'kind', label: m.console_people_kind(), kind: 'text', isRequired: true },
            { name: 'number', label: m.console_people_number(), kind: 'text', isRequired: true },
            {
              name: 'expiresOn',
              label: m.console_people_expires(),
              kind: 'date',
              isRequired: true,
            },
          ]}
          submit={(values) =>
            addLicence(at, {
              kind: String(values.kind),
              number: String(values.number),
              expiresOn: String(values.expiresOn),
            })
          }
          refresh={[listLicences]}
        />
      }
    >
      <Answered of={licences} lines={2}>
        {(rows) => (
          <ul className="console-list">
            {rows.map((licence) => (
              <li key={licence.id}>
                <span>{licence.kind}</span>
                <span className="console-soft">{licence.number}</span>
                <span>{m.console_people_expires_on({ day: fullDay(licence.expiresOn) })}</span>
                <ProofPictures
                  kind="licence"
                  ids={licence.pictureId === null ? [] : [licence.pictureId]}
                />
                <ActButton
                  label={m.console_people_remove()}
                  of={`${licence.kind} ${licence.number}`}
                  size="xs"
                  variant="subtle"
                  isDangerous
                  why={why}
                  submit={() => removeLicence({ ...at, licence: licence.id })}
                  refresh={[listLicences]}
                />
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </Panel>
  )
}

export function Users({ at, why }: { at: At; why: string | undefined }) {
  const { zone } = useConsole()
  const users = useQuery(read(listSupplierUsers, at))
  return (
    <Panel
      title={m.console_people_users()}
      action={
        <ActButton
          label={m.console_people_user_new()}
          size="xs"
          why={why}
          fields={[
            {
              name: 'personId',
              label: m.console_people_person(),
              kind: 'person',
              isRequired: true,
            },
          ]}
          submit={(values) => addSupplierUser(at, { personId: String(values.personId) })}
          refresh={[listSupplierUsers]}
        />
      }
    >
      <Answered of={users} lines={2}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="console-soft">{m.console_people_no_users()}</p>
          ) : (
            <ul className="console-list">
              {rows.map((user) => (
                <li key={user.id}>
                  <strong>{user.name}</strong>
                  <span className="console-soft">{instantOf(user.addedAt, zone)}</span>
                  <ActButton
                    label={m.console_people_remove()}
                    of={user.name}
                    size="xs"
                    variant="subtle"
                    isDangerous
                    why={why}
                    submit={() => removeSupplierUser({ ...at, user: user.id })}
                    refresh={[listSupplierUsers]}
                  />
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Panel>
  )
}
