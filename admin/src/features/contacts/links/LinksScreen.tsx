import { Flex } from '@strapi/design-system';
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
import { useText } from '../../../shared/words/useText';
import { Failures } from './Failures';
import { useLinkColumns } from './linkColumns';

/** The contact links by state, those that have waited longest first. */
export function LinksScreen() {
  const text = useText();
  const query = useListQuery(LINK_STATES);
  const links = useGetLinksQuery(query, useQuietPolling());
  useReadOnReturn(links.refetch);
  return (
    <Screen title={text('links.title')} subtitle={text('links.subtitle')}>
      <Flex gap={4} paddingBottom={4} wrap="wrap">
        <LinkStateFilter query={query} />
        <SearchFilter query={query} label={text('links.search')} hint={text('links.search.hint')} />
        <InstitutionFilter query={query} />
      </Flex>
      <Failures institution={query.institution} />
      <Loaded query={links}>{(page) => <Links page={page} query={query} />}</Loaded>
    </Screen>
  );
}

function LinkStateFilter({ query }: { query: ListQuery<LinkStateName> }) {
  const text = useText();
  const { institutions } = useInstitutions();
  const counts = linkCounts(institutions, query.institution);
  const choices = LINK_STATES.map((state) => ({
    state,
    text: text(`state.${state}`),
    count: counts[state],
  }));
  const all = { state: undefined, text: text('filter.allStates') };
  return <StateFilter query={query} choices={[...choices, all]} />;
}

function Links({ page, query }: { page: GetLinks.Response; query: ListQuery<LinkStateName> }) {
  const text = useText();
  const whyEmpty = useWhyEmpty(query);
  const columns = useLinkColumns();
  return (
    <PagedTable
      label={text('links.title')}
      columns={columns}
      rows={page.data}
      idOf={(link) => `${link.institution}/${link.contactDocumentId}/${link.contactNumber}`}
      query={query}
      pagination={page.meta.pagination}
      whenEmpty={whyEmpty(text(`links.empty.${query.state ?? 'any'}`))}
    />
  );
}
