import { fieldsLeftAlone } from '../../../../server/src/contacts/edits/stale-form';
import { at } from '../../../helpers/builders/contact-records';

const change = (field: string, oldValue: string | null, ms = 0) => ({
  field,
  oldValue,
  changedAt: at(ms),
});

describe('the save of a stale form', () => {
  it.each([
    [
      'leaves a field unchanged when the form shows its old value',
      { town: 'Bern' },
      [change('town', 'Bern')],
      ['town'],
    ],
    ['keeps the edits of the person', { town: 'Basel' }, [change('town', 'Bern')], []],
    ['keeps fields that nobody else changed', { zipCode: '3000' }, [change('town', 'Bern')], []],
    ['treats an empty input as a blank', { town: '' }, [change('town', null)], ['town']],
    ['does not mention fields that the form does not post', {}, [change('town', 'Bern')], []],
    [
      'compares with the value when the form was opened, not with one in between',
      { town: 'Bern' },
      [change('town', 'Basel', 2000), change('town', 'Bern', 1000)],
      ['town'],
    ],
    [
      'keeps an edit that equals a value in between',
      { town: 'Basel' },
      [change('town', 'Bern', 1000), change('town', 'Basel', 2000)],
      [],
    ],
  ])('%s', (_what, posted, changes, left) => {
    expect(fieldsLeftAlone(posted, changes)).toEqual(left);
  });
});
