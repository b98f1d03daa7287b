import { Flex, Tag } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useNavigate } from 'react-router-dom';
import { BOOKING_HOLDS, BOOKING_KINDS } from '../../../../../server/src/contracts';
import type { GetBookings } from '../../../../../server/src/contracts';
import { BookingSorting } from './BookingSorting';
import { STATES_IN_ORDER, filteredBy } from './bookingQuery';
import type { BookingListQuery, FurtherFilter } from './bookingQuery';
import type { BookingCounts } from '../queries/bookingsApi';
import { useBookingNames } from '../components/useBookingNames';
import { DayFilter } from '../../../shared/lists/DayFilter';
import { SearchFilter, StateFilter } from '../../../shared/lists/ListFilters';
import type { StateChoice } from '../../../shared/lists/ListFilters';
import { searchOf } from '../../../shared/lists/listQueries';
import { ChoiceFilter } from '../../../shared/components/Choice';
import { useText } from '../../../shared/words/useText';

interface FiltersProps {
  query: BookingListQuery;
  institutions: readonly { code: string; name: string }[];
  /** The last page read, which contains the names of authors and contacts. */
  page: GetBookings.Response | undefined;
  /** How many bookings each state has, with the other filters. */
  counts: BookingCounts | undefined;
}

/** The filters and the order of the list of bookings, which the address stores. */
export function BookingFilters({ query, institutions, page, counts }: FiltersProps) {
  const text = useText();
  const { kindOf } = useBookingNames();
  const navigate = useNavigate();
  const go = (next: BookingListQuery) => navigate({ search: searchOf(next) });
  const by = (name: FurtherFilter) => (value: string) => go(filteredBy(query, name, value));
  const authors = (page?.meta.authors ?? []).map(({ id, name }) => ({ id, text: name ?? id }));
  return (
    <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={4}>
      <StateFilter query={query} choices={useShownChoices(counts, query.state)} />
      <Flex gap={2} wrap="wrap" alignItems="flex-start">
        <SearchFilter
          query={query}
          label={text('booking.filter.search')}
          hint={text('booking.filter.search.hint')}
        />
        <ChoiceFilter
          minWidth="16rem"
          label={text('booking.filter.kind')}
          whenAll={text('booking.filter.allKinds')}
          chosen={query.further.kind}
          options={BOOKING_KINDS.map((kind) => ({ id: kind, text: kindOf(kind) }))}
          onChoose={(kind) => by('kind')(kind ?? '')}
        />
        {institutions.length > 1 && (
          <ChoiceFilter
            minWidth="16rem"
            label={text('filter.institution')}
            whenAll={text('filter.allInstitutions')}
            chosen={query.institution}
            options={institutions.map(({ code, name }) => ({ id: code, text: name }))}
            onChoose={(institution) => go({ ...query, institution, page: 1 })}
          />
        )}
        {(authors.length > 1 || query.further.author !== undefined) && (
          <ChoiceFilter
            minWidth="16rem"
            label={text('booking.filter.author')}
            whenAll={text('booking.filter.allAuthors')}
            chosen={query.further.author}
            options={authors}
            onChoose={(author) => by('author')(author ?? '')}
          />
        )}
        {(['from', 'to'] as const).map((name) => (
          <DayFilter
            key={name}
            name={name}
            label={text(`booking.filter.${name}`)}
            value={query.further[name]}
            firstDay={name === 'to' ? query.further.from : undefined}
            onChoose={by(name)}
          />
        ))}
        <BookingSorting query={query} />
        <ChosenContact query={query} page={page} onRemove={() => by('contact')('')} />
      </Flex>
    </Flex>
  );
}

/** All, holds, those that expire soon, and the states that bookings are in, each with its count. */
function useShownChoices(
  counts: BookingCounts | undefined,
  chosen: BookingListQuery['state'],
): StateChoice[] {
  const text = useText();
  const counted = (state: string | undefined, name: string, count: number | undefined) =>
    count === undefined ? { state, text: name } : { state, text: name, count };
  const all = counts && Object.values(counts.states).reduce((sum, count) => sum + count, 0);
  const holds = BOOKING_HOLDS.map((hold) => {
    const name = text(hold === 'held' ? 'booking.status.held' : 'booking.filter.expiring');
    return counted(hold, name, counts?.holds[hold]);
  });
  const states = STATES_IN_ORDER.flatMap((state) => {
    const count = counts?.states[state] ?? 0;
    if (count === 0 && state !== chosen) return [];
    const name = text(state === 'failed' ? 'booking.filter.failed' : `booking.state.${state}`);
    return counted(state, name, count);
  });
  return [counted(undefined, text('filter.allStates'), all), ...holds, ...states];
}

interface ChosenContactProps {
  query: BookingListQuery;
  page: GetBookings.Response | undefined;
  onRemove: () => void;
}

function ChosenContact({ query, page, onRemove }: ChosenContactProps) {
  const text = useText();
  const { contactOf } = useBookingNames();
  if (query.further.contact === undefined) return null;
  const ofContact = page?.data.find(({ contact }) => contact !== null);
  const name = ofContact === undefined ? '…' : contactOf(ofContact);
  return (
    <Tag
      icon={<Cross aria-hidden />}
      label={text('booking.filter.contact.remove')}
      onClick={onRemove}
    >
      {text('booking.filter.contact', { name })}
    </Tag>
  );
}
