import {
  activityQuery,
  activityRequest,
} from '../../../../../admin/src/features/activity/activityQuery';
import { PLACES } from '../../../../../admin/src/shared/places';

const address = (search: string) => Object.fromEntries(new URLSearchParams(search));

describe('the filters of the activity in an address', () => {
  it('become the request for a page', () => {
    const query = activityQuery(
      address('institution=myvenue&direction=in&state=failed&contact=ada&q=1001&before=5-in-2'),
    );
    expect(activityRequest(query)).toEqual({
      institution: 'myvenue',
      direction: 'in',
      outcome: 'failed',
      contact: 'ada',
      q: '1001',
      before: '5-in-2',
      limit: 50,
    });
  });

  it('name whole days of the reader', () => {
    const { from, until } = activityRequest(
      activityQuery(address('from=2026-03-01&until=2026-03-01')),
    );
    expect(from).toBe(new Date(2026, 2, 1).toISOString());
    expect(until).toBe(new Date(2026, 2, 1, 23, 59, 59, 999).toISOString());
  });

  it('are left out where somebody typed what they are not', () => {
    const typed = address('direction=sideways&state=unknown&from=yesterday&contact=&before=');
    expect(activityRequest(activityQuery(typed))).toEqual({ limit: 50 });
    const noDays = activityQuery(address('from=2026-13-45&until=12026-12-01'));
    expect(activityRequest(noDays)).toEqual({ limit: 50 });
  });

  it('can be linked to from elsewhere', () => {
    const link = PLACES.activity({ institution: 'myvenue', further: { direction: 'in' } });
    expect(link).toBe('/plugins/s360/activity?direction=in&institution=myvenue');
    const query = activityQuery(address(link.split('?')[1] ?? ''));
    expect(activityRequest(query)).toMatchObject({ institution: 'myvenue', direction: 'in' });
  });
});
