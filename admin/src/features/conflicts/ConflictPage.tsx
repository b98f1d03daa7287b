import type { ReactNode } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import type { Pagination } from '../../../../server/src/contracts';
import { useFieldNames } from '../../shared/fields/useFieldNames';
import { useFocusKept } from '../../shared/hooks/useFocusKept';
import type { Refusal } from '../../shared/lists/decisions';
import { useWhyEmpty } from '../../shared/lists/ListFilters';
import { ListPage } from '../../shared/lists/ListPage';
import { Refusals } from '../../shared/lists/Refusals';
import { AtHome } from '../../shared/time/AtVenue';
import { useText } from '../../shared/words/useText';
import type { ConflictListQuery } from './conflictQuery';

interface ConflictPageProps {
  query: ConflictListQuery;
  page: { data: readonly unknown[]; meta: { pagination: Pagination } };
  whenFiltered: string;
  refusals: readonly Refusal<{ id: number; contactName: string; field: string }>[];
  whenRefused: string;
  rules?: ReactNode;
  children: ReactNode;
}

/** A page of one of the lists, below how many entries the list has. */
export function ConflictPage(props: ConflictPageProps) {
  const { children, page, query, refusals, rules, whenFiltered, whenRefused } = props;
  const text = useText();
  const { nameOf } = useFieldNames();
  const whyEmpty = useWhyEmpty(query);
  const heading = useFocusKept<HTMLHeadingElement>();
  const { pagination } = page.meta;
  const count = pagination.total;
  const isFiltered = query.institution !== undefined || query.further.field !== undefined;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {/* Takes the focus when its entries are decided. */}
      <Typography ref={heading} tabIndex={-1} variant="delta" tag="h2">
        {/* What is empty says so below. */}
        {count === 0
          ? text(`conflicts.state.${query.state}`)
          : text(`conflicts.count.${query.state}`, { count })}
      </Typography>
      {rules}
      <Refusals
        title={whenRefused}
        refusals={refusals}
        sentenceOf={({ contactName: contact, field }, reason) =>
          text('conflicts.refused.one', { contact, field: nameOf(field), reason })
        }
      />
      <ListPage
        rowCount={page.data.length}
        query={query}
        pagination={pagination}
        whenEmpty={whyEmpty(isFiltered ? whenFiltered : text(`conflicts.empty.${query.state}`))}
      >
        <AtHome>
          <Box
            background="neutral0"
            hasRadius
            shadow="tableShadow"
            marginBottom={4}
            style={{ overflowX: 'auto' }}
          >
            {children}
          </Box>
        </AtHome>
      </ListPage>
    </Flex>
  );
}
