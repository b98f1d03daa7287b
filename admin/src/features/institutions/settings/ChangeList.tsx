import { Typography } from '@strapi/design-system';
import { Cell, FlatTable, TableFrame, type ColumnHead } from '../../../shared/components/FlatTable';
import { Part } from '../../../shared/components/Part';
import { ExactMoment } from '../../../shared/time/ExactMoment';
import { useText } from '../../../shared/words/useText';
import type { FieldName } from './fields';
import { useGetInstitutionChangesQuery } from './settingsApi';

const COLUMNS: readonly ColumnHead[] = [
  { label: 'settings.changes.when' },
  { label: 'settings.changes.who' },
  { label: 'settings.changes.what' },
];

/** The fields of the form by the names of the settings. */
const FIELDS: Readonly<Record<string, FieldName>> = {
  name: 'name',
  baseUrl: 'baseUrl',
  timeZone: 'timeZone',
  'authentication.kind': 'tokenKind',
  'authentication.operator': 'operator',
  'authentication.partner': 'partner',
  'webhook.authentication.kind': 'webhookKind',
  'webhook.authentication.header': 'header',
  'webhook.authentication.username': 'username',
  'webhook.everyMinutes': 'everyMinutes',
  pushNewContacts: 'pushNewContacts',
  catalog: 'sells',
  callsPerMonth: 'callsPerMonth',
  'pastData.contactsUpdatedSince': 'contactsUpdatedSince',
  'pastData.ordersCreatedSince': 'ordersCreatedSince',
  'secrets.s360': 's360Secret',
  'secrets.webhook': 'webhookSecret',
  'secrets.proxy': 'proxy',
};

/** Who changed what, without values; renders nothing for an institution of the configuration. */
export function ChangeList({ code }: { code: string }) {
  const text = useText();
  const { currentData } = useGetInstitutionChangesQuery(
    { code },
    { refetchOnMountOrArgChange: true },
  );
  const changes = currentData?.data ?? [];
  /** A setting that is not in the form is named as in the configuration. */
  const nameOf = (setting: string): string => {
    const field = FIELDS[setting];
    return field ? text(`settings.field.${field}`) : setting;
  };
  if (changes.length === 0) return null;
  return (
    <Part title={text('settings.changes.title')}>
      <TableFrame>
        <FlatTable columns={COLUMNS}>
          {changes.map(({ at, by, id, kind, settings }) => (
            <tr key={id}>
              <Cell>
                <Typography variant="pi">
                  <ExactMoment at={at} />
                </Typography>
              </Cell>
              <Cell>
                <Typography variant="pi">{by?.name ?? text('settings.changes.nobody')}</Typography>
              </Cell>
              <Cell>
                <Typography variant="pi">
                  {text(`settings.changes.${kind}`)}
                  {settings.length > 0 && `: ${settings.map(nameOf).join(', ')}`}
                </Typography>
              </Cell>
            </tr>
          ))}
        </FlatTable>
      </TableFrame>
    </Part>
  );
}
