import { Flex, Link, LinkButton, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Link as RouterLink } from 'react-router-dom';
import type { ListedInstitution } from '../../../../../server/src/contracts';
import { Cell, FlatTable, TableFrame, type ColumnHead } from '../../../shared/components/FlatTable';
import { Loaded } from '../../../shared/components/Loaded';
import { Line } from '../../../shared/components/Line';
import { Notice } from '../../../shared/components/Notice';
import { Screen } from '../../../shared/components/Screen';
import { StatusWord } from '../../../shared/components/StatusWord';
import { NothingToList } from '../../../shared/lists/ListPage';
import { useAllowed } from '../../../shared/permissions/useAllowed';
import { PLACES } from '../../../shared/places';
import { Moment } from '../../../shared/time/Moment';
import { useText } from '../../../shared/words/useText';
import { useGetInstitutionSettingsListQuery } from './settingsApi';

const COLUMNS: readonly ColumnHead[] = [
  { label: 'settings.column.institution' },
  { label: 'settings.column.state' },
  { label: 'settings.column.source' },
  { label: 'settings.column.changed' },
];

export function InstitutionList() {
  const text = useText();
  const list = useGetInstitutionSettingsListQuery(undefined, { refetchOnMountOrArgChange: true });
  const mayCreate = useAllowed('manageInstitutions').everywhere;
  const canStore = list.currentData?.meta.canStoreSecrets ?? false;
  return (
    <Screen
      title={text('settings.title')}
      subtitle={text('settings.subtitle')}
      primaryAction={
        mayCreate &&
        canStore && (
          <LinkButton tag={RouterLink} to={PLACES.newInstitution} startIcon={<Plus />}>
            {text('settings.new')}
          </LinkButton>
        )
      }
    >
      <Loaded query={list}>
        {({ data, meta }) => (
          <Flex direction="column" alignItems="stretch" gap={4}>
            {!meta.canStoreSecrets && <NoKey />}
            {data.length === 0 ? (
              <NothingToList text={text('settings.empty')} />
            ) : (
              <TableFrame>
                <FlatTable columns={COLUMNS}>
                  {data.map((institution) => (
                    <Row key={institution.code} institution={institution} />
                  ))}
                </FlatTable>
              </TableFrame>
            )}
          </Flex>
        )}
      </Loaded>
    </Screen>
  );
}

/** Without a key the host cannot store secrets, which only an integrator can change. */
export function NoKey() {
  const text = useText();
  return (
    <Notice tone="warning" title={text('settings.noKey.title')}>
      <Line>{text('settings.noKey.body')}</Line>
    </Notice>
  );
}

function Row({ institution }: { institution: ListedInstitution }) {
  const text = useText();
  const { changedAt, changedBy, code, name, source } = institution;
  return (
    <tr>
      <Cell>
        <Link tag={RouterLink} to={PLACES.settings(code)}>
          {name}
        </Link>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {text('institution.code', { code })}
        </Typography>
      </Cell>
      <Cell>
        <State institution={institution} />
      </Cell>
      <Cell>
        <Typography variant="omega">{text(`settings.source.${source}`)}</Typography>
      </Cell>
      <Cell>
        {changedAt !== null && (
          <Typography variant="omega">
            <Moment at={changedAt} tense="past" />
            {changedBy?.name && `, ${changedBy.name}`}
          </Typography>
        )}
      </Cell>
    </tr>
  );
}

/** Whether the institution exchanges anything. */
export const isInUse = ({ isActive, problems }: ListedInstitution): boolean =>
  isActive && problems.length === 0;

/** The same in a word, with why not. */
export function State({ institution }: { institution: ListedInstitution }) {
  const text = useText();
  if (isInUse(institution))
    return <StatusWord variant="success">{text('settings.state.inUse')}</StatusWord>;
  return institution.isActive ? (
    <StatusWord variant="danger">{text('settings.state.unusable')}</StatusWord>
  ) : (
    <StatusWord variant="secondary">{text('settings.state.disabled')}</StatusWord>
  );
}
