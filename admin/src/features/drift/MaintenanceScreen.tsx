import { Flex } from '@strapi/design-system';
import { useNavigate } from 'react-router-dom';
import { ChoiceField } from '../../shared/components/Choice';
import { Loaded } from '../../shared/components/Loaded';
import { Line } from '../../shared/components/Line';
import { Part } from '../../shared/components/Part';
import { Screen } from '../../shared/components/Screen';
import { useAllowed } from '../../shared/permissions/useAllowed';
import { useQuietPolling, useReadOnReturn } from '../../shared/hooks/useQuietPolling';
import { searchOf } from '../../shared/lists/listQueries';
import { PagedTable } from '../../shared/lists/PagedTable';
import { useListQuery } from '../../shared/lists/useListQuery';
import { useText } from '../../shared/words/useText';
import { Alerts } from '../alerts';
import { useInstitutions } from '../institutions';
import { PurchasesRebuild } from '../orders';
import { useComparisonColumns } from './comparisonColumns';
import { useGetDriftChecksQuery } from './driftApi';
import { StartComparison } from './StartComparison';

/**
 * Work that finds out whether the CRM and S-360 agree, and brings derived figures up to date; alerts.
 */
export function MaintenanceScreen() {
  const text = useText();
  const query = useListQuery();
  const { institutions } = useInstitutions();
  const institution = query.institution ?? institutions[0]?.code;
  const mayReadOfAll = useAllowed('readOverview').everywhere;
  return (
    <Screen title={text('maintenance.title')} subtitle={text('maintenance.subtitle')}>
      <Flex direction="column" alignItems="stretch" gap={8} paddingBottom={8}>
        <Part title={text('comparison.title')}>
          <Line>{text('comparison.explained')}</Line>
          {institution !== undefined && <Comparisons institution={institution} />}
        </Part>
        {mayReadOfAll ? (
          <>
            <PurchasesRebuild />
            <Alerts />
          </>
        ) : (
          <Line muted>{text('maintenance.ofAll')}</Line>
        )}
      </Flex>
    </Screen>
  );
}

function Comparisons({ institution }: { institution: string }) {
  const text = useText();
  const navigate = useNavigate();
  const maySteer = useAllowed('steerSync').at(institution);
  const query = useListQuery();
  const { institutions } = useInstitutions();
  const columns = useComparisonColumns();
  const checks = useGetDriftChecksQuery({ ...query, institution }, useQuietPolling());
  useReadOnReturn(checks.refetch);
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      {institutions.length > 1 && (
        <ChoiceField
          name="institution"
          label={text('column.institution')}
          chosen={institution}
          options={institutions.map(({ code, name }) => ({ id: code, text: name }))}
          onChoose={(code) => navigate({ search: searchOf({ institution: code }) })}
        />
      )}
      {maySteer && <StartComparison key={institution} institution={institution} />}
      <Loaded query={checks}>
        {({ data, meta }) => (
          <PagedTable
            label={text('comparison.history')}
            columns={columns}
            rows={data}
            idOf={({ id }) => id}
            query={{ ...query, institution }}
            pagination={meta.pagination}
            whenEmpty={text('comparison.none')}
          />
        )}
      </Loaded>
    </Flex>
  );
}
