import { Flex, Typography } from '@strapi/design-system';
import type { ErasureCertificate } from '../../../../server/src/contracts';
import { Loaded } from '../../shared/components/Loaded';
import { Line } from '../../shared/components/Line';
import { Notice } from '../../shared/components/Notice';
import { Screen } from '../../shared/components/Screen';
import { PagedTable, type Column } from '../../shared/lists/PagedTable';
import { useListQuery } from '../../shared/lists/useListQuery';
import { Moment } from '../../shared/time/Moment';
import { useText } from '../../shared/words/useText';
import { DeletedContacts } from './DeletedContacts';
import { InactivePart } from './inactive/InactivePart';
import { InS360 } from './InS360';
import { PrintCertificate } from './PrintCertificate';
import { useGetErasuresQuery } from './privacyApi';
import { WithoutContact } from './WithoutContact';

/** The certificates of erased persons, and what is left to do in S-360. */
export function ErasuresScreen() {
  const text = useText();
  const query = useListQuery();
  const erasures = useGetErasuresQuery(query);
  const columns = useErasureColumns();
  return (
    <Screen title={text('privacy.erasures.title')} subtitle={text('privacy.erasures.explained')}>
      <Flex direction="column" alignItems="stretch" gap={6}>
        <Loaded query={erasures}>
          {({ data, meta }) => (
            <Flex direction="column" alignItems="stretch" gap={3}>
              {data.some(({ isRecognized }) => !isRecognized) && (
                <Notice tone="warning" title={text('privacy.erasures.secretChanged')}>
                  <Line>{text('privacy.erasures.secretChangedMeans')}</Line>
                </Notice>
              )}
              <PagedTable
                label={text('privacy.erasures.title')}
                columns={columns}
                rows={data}
                idOf={({ reference }) => reference}
                query={query}
                pagination={meta.pagination}
                whenEmpty={text('privacy.erasures.none')}
              />
            </Flex>
          )}
        </Loaded>
        <InactivePart />
        <DeletedContacts query={query} />
        <WithoutContact isFocusable={erasures.isSuccess} />
      </Flex>
    </Screen>
  );
}

function useErasureColumns(): Column<ErasureCertificate>[] {
  const text = useText();
  return [
    {
      name: 'erasedAt',
      label: text('privacy.erasures.at'),
      cell: ({ erasedAt }) => (
        <Typography>
          <Moment at={erasedAt} tense="past" />
        </Typography>
      ),
    },
    {
      name: 'erasedBy',
      label: text('privacy.erasures.by'),
      cell: ({ erasedBy }) => <Typography>{erasedBy?.name ?? erasedBy?.id ?? '–'}</Typography>,
    },
    {
      name: 'reference',
      label: text('privacy.erasures.reference'),
      cell: (certificate) => (
        <Flex direction="column" alignItems="flex-start" gap={2} paddingTop={2} paddingBottom={2}>
          <Line>{certificate.reference}</Line>
          <PrintCertificate certificate={certificate} />
        </Flex>
      ),
    },
    {
      name: 'inS360',
      wraps: true,
      label: text('privacy.inS360.title'),
      cell: (certificate) => <InS360 certificate={certificate} />,
    },
  ];
}
