import { useQuery } from '@tanstack/react-query'
import {
  addBuilding,
  changeBuilding,
  listBuildings,
  read,
  removeBuilding,
} from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { ActButton, type Field } from '../../forms/index.ts'
import { Panel } from '../../parts/panel.tsx'
import { Answered } from '../../states.tsx'

type At = { region: string; community: string }

const BUILDING_FIELDS = (): readonly Field[] => [
  { name: 'name', label: m.console_people_name(), kind: 'text', isRequired: true },
  {
    name: 'householdCount',
    label: m.console_people_households(),
    kind: 'number',
    least: 0,
    isRequired: true,
  },
]

export function Buildings({ at, why }: { at: At; why: string | undefined }) {
  const buildings = useQuery(read(listBuildings, at))
  const body = (values: Record<string, unknown>) => ({
    name: String(values.name),
    householdCount: Number(values.householdCount),
  })
  return (
    <Panel
      title={m.console_people_buildings()}
      action={
        <ActButton
          label={m.console_people_building_new()}
          size="xs"
          why={why}
          fields={BUILDING_FIELDS()}
          submit={(values) => addBuilding(at, body(values))}
          refresh={[listBuildings]}
        />
      }
    >
      <Answered of={buildings} lines={3}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="console-soft">{m.console_people_no_buildings()}</p>
          ) : (
            <ul className="console-list">
              {rows.map((building) => (
                <li key={building.id}>
                  <strong>{building.name}</strong>
                  <span className="console-row">
                    <span className="number">
                      {m.console_people_count_households({ count: building.householdCount })}
                    </span>
                    <ActButton
                      label={m.console_people_change()}
                      of={building.name}
                      size="xs"
                      why={why}
                      fields={BUILDING_FIELDS()}
                      initial={{ ...building }}
                      submit={(values) =>
                        changeBuilding({ ...at, building: building.id }, body(values))
                      }
                      refresh={[listBuildings]}
                    />
                    <ActButton
                      label={m.console_people_remove()}
                      of={building.name}
                      size="xs"
                      variant="subtle"
                      isDangerous
                      why={why}
                      about={building.name}
                      submit={() => removeBuilding({ ...at, building: building.id })}
                      refresh={[listBuildings]}
                    />
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Panel>
  )
}
