import {
  isReceived,
  isSent,
  passes,
  type ValueTest,
} from '../../../../../server/src/contacts/model/mapping/contact-filter';
import { aContact } from '../../../../helpers/builders/contact-records';

describe('a test of a value', () => {
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
  ])('%j passes %j: %j', (value, test, expected) => {
    expect(passes(value, test)).toBe(expected);
  });
});

describe('which items are received', () => {
  const item = { role: 'MEMBER', individualContact: { prospect: false } };

  it('are all without types and conditions', () => {
    expect(isReceived(item, 'individual', {})).toBe(true);
  });

  it('are those of the types', () => {
    expect(isReceived(item, 'individual', { types: ['individual'] })).toBe(true);
    expect(isReceived(item, 'structure', { types: ['individual'] })).toBe(false);
  });

  it('are those for which every condition holds', () => {
    const prospect = { path: 'individualContact.prospect', is: false };
    const member = { path: 'role', is: 'MEMBER' };
    expect(isReceived(item, 'individual', { where: [prospect, member] })).toBe(true);
    expect(isReceived(item, 'individual', { where: [prospect, { ...member, is: 'X' }] })).toBe(
      false,
    );
  });
});

describe('which contacts are sent', () => {
  const friends = { where: [{ field: 'tags', contains: 'friends' }] };

  it('are those of the types for which every condition holds', () => {
    const contact = aContact({ fields: { tags: 'friends' } });
    expect(isSent(contact, friends)).toBe(true);
    expect(isSent(aContact(), friends)).toBe(false);
    expect(isSent(contact, { ...friends, types: ['structure'] })).toBe(false);
    expect(isSent(contact, {})).toBe(true);
  });
});
