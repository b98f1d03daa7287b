import { Box, Typography } from '@strapi/design-system';
import { Cell, FlatTable, TableHead, type ColumnHead } from '../../../shared/components/FlatTable';
import { Part } from '../../../shared/components/Part';
import { ExactMoment } from '../../../shared/time/ExactMoment';
import { useText } from '../../../shared/words/useText';
import { useGetInstitutionChangesQuery } from './settingsApi';

const COLUMNS: readonly ColumnHead[] = [
  { label: 'settings.changes.when' },
  { label: 'settings.changes.who' },
  { label: 'settings.changes.what' },
];

/** Who changed what, without values; renders nothing for an institution of the configuration. */
export function ChangeList({ code }: { code: string }) {
  const text = useText();
  const { currentData } = useGetInstitutionChangesQuery(
    { code },
    { refetchOnMountOrArgChange: true },
  );
  const changes = currentData?.data ?? [];
  if (changes.length === 0) return null;
  return (
    <Part title={text('settings.changes.title')}>
      <Box background="neutral0" hasRadius shadow="tableShadow" style={{ overflowX: 'auto' }}>
        <FlatTable>
          <TableHead columns={COLUMNS} />
          <tbody>
            {changes.map(({ at, by, id, kind, settings }) => (
              <tr key={id}>
                <Cell>
                  <Typography variant="pi">
                    <ExactMoment at={at} />
                  </Typography>
                </Cell>
                <Cell>
                  <Typography variant="pi">
                    {by?.name ?? text('settings.changes.nobody')}
                  </Typography>
                </Cell>
                <Cell>
                  <Typography variant="pi">
                    {text(`settings.changes.${kind}`)}
                    {settings.length > 0 && `: ${settings.join(', ')}`}
                  </Typography>
                </Cell>
              </tr>
            ))}
          </tbody>
        </FlatTable>
      </Box>
    </Part>
  );
}
