import { itemsQuery } from '../../../../admin/src/features/inbox/quarantine/itemsQuery';
import { PLACES } from '../../../../admin/src/shared/places';

it('what S-360 sent of a number opens as the items of this number alone', () => {
  const [path, search] = PLACES.quarantinedContact('myvenue', '1001').split('?');
  expect(path).toBe(PLACES.quarantinedItems());
  const query = itemsQuery(Object.fromEntries(new URLSearchParams(search)));
  expect(query).toMatchObject({ institution: 'myvenue', stream: 'contacts', q: '1001' });
});
