import { Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import {
  LINK_STATES,
  type GetLinks,
  type LinkStateName,
} from '../../../../../server/src/contracts';
import { SearchFilter, StateFilter, useWhyEmpty } from '../../../shared/lists/ListFilters';
import { InstitutionFilter, linkCounts, useInstitutions } from '../../institutions';
import { Loaded } from '../../../shared/components/Loaded';
import { PagedTable } from '../../../shared/lists/PagedTable';
import { Screen } from '../../../shared/components/Screen';
import { useListQuery } from '../../../shared/lists/useListQuery';
import { useQuietPolling, useReadOnReturn } from '../../../shared/hooks/useQuietPolling';
import type { ListQuery } from '../../../shared/lists/listQueries';
import { useGetLinksQuery } from './linksApi';
import { message } from '../../../translations/message';
import { Failures } from './Failures';
import { useLinkColumns } from './linkColumns';

/** The contact links by state, those that have waited longest first. */
export function LinksScreen() {
  const { formatMessage } = useIntl();
  const query = useListQuery(LINK_STATES);
  const links = useGetLinksQuery(query, useQuietPolling());
  useReadOnReturn(links.refetch);
  return (
    <Screen
      title={formatMessage(message('links.title'))}
      subtitle={formatMessage(message('links.subtitle'))}
    >
      <Flex gap={4} paddingBottom={4} wrap="wrap">
        <LinkStateFilter query={query} />
        <SearchFilter
          query={query}
          label={formatMessage(message('links.search'))}
          hint={formatMessage(message('links.search.hint'))}
        />
        <InstitutionFilter query={query} />
      </Flex>
      <Failures institution={query.institution} />
      <Loaded query={links}>{(page) => <Links page={page} query={query} />}</Loaded>
    </Screen>
  );
}

function LinkStateFilter({ query }: { query: ListQuery<LinkStateName> }) {
  const { formatMessage } = useIntl();
  const { institutions } = useInstitutions();
  const counts = linkCounts(institutions, query.institution);
  const choices = LINK_STATES.map((state) => ({
    state,
    text: formatMessage(message(`state.${state}`)),
    count: counts[state],
  }));
  const all = { state: undefined, text: formatMessage(message('filter.allStates')) };
  return <StateFilter query={query} choices={[...choices, all]} />;
}

function Links({ page, query }: { page: GetLinks.Response; query: ListQuery<LinkStateName> }) {
  const { formatMessage } = useIntl();
  const whyEmpty = useWhyEmpty(query);
  const columns = useLinkColumns();
  return (
    <PagedTable
      label={formatMessage(message('links.title'))}
      columns={columns}
      rows={page.data}
      idOf={(link) => `${link.institution}/${link.contactDocumentId}/${link.contactNumber}`}
      query={query}
      pagination={page.meta.pagination}
      whenEmpty={whyEmpty(formatMessage(message(`links.empty.${query.state ?? 'any'}`)))}
    />
  );
}
