import {
  isReceived,
  isSent,
  isPassing,
  type ValueTest,
} from '../../../../../server/src/contacts/model/mapping/contact-filter';
import { aContact } from '../../../../helpers/builders/contact-records';

describe('a condition of a filter', () => {
  it.each<[unknown, ValueTest, boolean]>([
    ['GUIDE', { is: 'guide' }, true],
    ['Genève', { is: 'GENEVE' }, true],
    [true, { is: true }, true],
    ['true', { is: true }, true],
    [false, { is: true }, false],
    [undefined, { is: true }, false],
    [7, { is: '7' }, true],
    ['PUBLIC', { isNot: 'GUIDE' }, true],
    ['GUIDE', { isNot: 'GUIDE' }, false],
    [undefined, { isNot: 'GUIDE' }, true],
    ['b', { isOneOf: ['a', 'b'] }, true],
    ['c', { isOneOf: ['a', 'b'] }, false],
    ['press, Friends', { contains: 'friends' }, true],
    [['press', 'friends'], { contains: 'friend' }, true],
    [['press'], { contains: 'friends' }, false],
    [null, { contains: 'friends' }, false],
    [['a', 'b'], { is: 'b' }, true],
    ['', { isBlank: true }, true],
    [' ', { isBlank: true }, true],
    [[], { isBlank: true }, true],
    [{}, { isBlank: true }, true],
    [{ a: 1 }, { isBlank: true }, false],
    ['x', { isFilled: true }, true],
    [null, { isFilled: true }, false],
  ])('on the value %j with the test %j holds: %j', (value, test, expected) => {
    expect(isPassing(value, test)).toBe(expected);
  });
});

describe('the filter of received items', () => {
  const item = { role: 'MEMBER', individualContact: { prospect: false } };

  it('receives all items without types and conditions', () => {
    expect(isReceived(item, 'individual', {})).toBe(true);
  });

  it('receives items of its types only', () => {
    expect(isReceived(item, 'individual', { types: ['individual'] })).toBe(true);
    expect(isReceived(item, 'structure', { types: ['individual'] })).toBe(false);
  });

  it('receives items that meet every condition', () => {
    const prospect = { path: 'individualContact.prospect', is: false };
    const member = { path: 'role', is: 'MEMBER' };
    expect(isReceived(item, 'individual', { where: [prospect, member] })).toBe(true);
    expect(isReceived(item, 'individual', { where: [prospect, { ...member, is: 'X' }] })).toBe(
      false,
    );
  });
});

describe('the filter of sent contacts', () => {
  const friends = { where: [{ field: 'tags', contains: 'friends' }] };

  it('sends contacts of its types that meet every condition', () => {
    const contact = aContact({ fields: { tags: 'friends' } });
    expect(isSent(contact, friends)).toBe(true);
    expect(isSent(aContact(), friends)).toBe(false);
    expect(isSent(contact, { ...friends, types: ['structure'] })).toBe(false);
    expect(isSent(contact, {})).toBe(true);
  });
});
