import { Flex, Typography } from '@strapi/design-system';
import type { FoundDeletedContact } from '../../../../server/src/contracts';
import { Loaded } from '../../shared/components/Loaded';
import { Line } from '../../shared/components/Line';
import { Part } from '../../shared/components/Part';
import { SearchFilter } from '../../shared/lists/ListFilters';
import type { ListQuery } from '../../shared/lists/listQueries';
import { Rows, type Column } from '../../shared/lists/PagedTable';
import { Moment } from '../../shared/time/Moment';
import { useText } from '../../shared/words/useText';
import { useInstitutions } from '../institutions';
import { ErasePerson } from './ErasePerson';
import { useFindDeletedContactsQuery } from './privacyApi';

/** The server lists no more at once. */
const MOST_FOUND = 20;

/** Finds contacts that were deleted, to erase what they left behind. */
export function DeletedContacts({ query }: { query: ListQuery<string> }) {
  const text = useText();
  return (
    <Part title={text('privacy.deleted.title')}>
      <Line muted>{text('privacy.deleted.explained')}</Line>
      <SearchFilter
        query={query}
        label={text('privacy.deleted.title')}
        hint={text('privacy.deleted.search')}
      />
      {query.q !== undefined && <Found sought={query.q} />}
    </Part>
  );
}

function Found({ sought }: { sought: string }) {
  const text = useText();
  const found = useFindDeletedContactsQuery(sought, { refetchOnMountOrArgChange: true });
  const columns = useColumns(() => void found.refetch());
  return (
    <Loaded query={found}>
      {(contacts) =>
        contacts.length === 0 ? (
          <Line>{text('privacy.deleted.none')}</Line>
        ) : (
          <Flex direction="column" alignItems="stretch" gap={2}>
            <Rows
              label={text('privacy.deleted.title')}
              columns={columns}
              rows={contacts}
              idOf={({ documentId }) => documentId}
            />
            {contacts.length === MOST_FOUND && (
              <Line muted>{text('privacy.deleted.most', { count: MOST_FOUND })}</Line>
            )}
          </Flex>
        )
      }
    </Loaded>
  );
}

function useColumns(onErased: () => void): Column<FoundDeletedContact>[] {
  const text = useText();
  const { nameOf } = useInstitutions();
  return [
    {
      name: 'name',
      label: text('privacy.deleted.name'),
      cell: ({ name }) => <Typography>{name}</Typography>,
    },
    {
      name: 'numbers',
      label: text('privacy.deleted.numbers'),
      cell: ({ numbers }) => (
        <Typography>
          {numbers
            .map(({ institution, number }) => `${nameOf(institution)}: ${number}`)
            .join(', ') || '–'}
        </Typography>
      ),
    },
    {
      name: 'deletedAt',
      label: text('privacy.deleted.at'),
      cell: ({ deletedAt }) =>
        deletedAt === null ? (
          <Typography>{text('privacy.deleted.longAgo')}</Typography>
        ) : (
          <Moment at={deletedAt} tense="past" />
        ),
    },
    {
      name: 'erase',
      label: text('privacy.erase.open'),
      cell: ({ documentId, name }) => (
        <ErasePerson person={{ documentId }} label={name} onErased={onErased} />
      ),
    },
  ];
}
