import { useNavigate } from 'react-router-dom';
import { ChoiceFilter } from '../../../shared/components/Choice';
import { searchOf } from '../../../shared/lists/listQueries';
import { useText } from '../../../shared/words/useText';
import { sortedBy, usualSort } from './bookingQuery';
import type { AddressSort, BookingListQuery } from './bookingQuery';

const ORDERS = [
  { id: 'createdAt:DESC', name: 'newest' },
  { id: 'createdAt:ASC', name: 'oldest' },
  { id: 'expiresAt:ASC', name: 'leastTimeLeft' },
  { id: 'expiresAt:DESC', name: 'mostTimeLeft' },
  { id: 'total:DESC', name: 'highestTotal' },
  { id: 'total:ASC', name: 'lowestTotal' },
] as const satisfies readonly { id: AddressSort; name: string }[];

/** Sorts the list of bookings, as its headings do, which Strapi lets nobody reach by keyboard. */
export function BookingSorting({ query }: { query: BookingListQuery }) {
  const text = useText();
  const navigate = useNavigate();
  const usual = usualSort(query);
  const orders = ORDERS.map(({ id, name }) => ({ id, text: text(`booking.sort.${name}`) }));
  return (
    <ChoiceFilter
      minWidth="16rem"
      label={text('booking.sort')}
      whenAll={orders.find(({ id }) => id === usual)?.text ?? ''}
      chosen={orders.find(({ id }) => id !== usual && id === query.further.sort)?.id}
      options={orders.filter(({ id }) => id !== usual)}
      onChoose={(order) => navigate({ search: searchOf(sortedBy(query, order)) })}
    />
  );
}
