import { fieldsLeftAlone } from '../../../../server/src/contacts/edits/stale-form';
import { at } from '../../../helpers/builders/contact-records';

const change = (field: string, oldValue: string | null, ms = 0) => ({
  field,
  oldValue,
  changedAt: at(ms),
});

describe('a form that is older than the row', () => {
  it.each([
    ['leaves alone what it shows as it was', { town: 'Bern' }, [change('town', 'Bern')], ['town']],
    ['keeps what the person changed', { town: 'Basel' }, [change('town', 'Bern')], []],
    ['keeps what nobody else changed', { zipCode: '3000' }, [change('town', 'Bern')], []],
    ['takes an empty box for a blank', { town: '' }, [change('town', null)], ['town']],
    ['does not name what it does not post', {}, [change('town', 'Bern')], []],
    [
      'goes by the value at its opening, not by one in between',
      { town: 'Bern' },
      [change('town', 'Basel', 2000), change('town', 'Bern', 1000)],
      ['town'],
    ],
    [
      'keeps what the person set to a value in between',
      { town: 'Basel' },
      [change('town', 'Bern', 1000), change('town', 'Basel', 2000)],
      [],
    ],
  ])('%s', (_what, posted, changes, left) => {
    expect(fieldsLeftAlone(posted, changes)).toEqual(left);
  });
});
