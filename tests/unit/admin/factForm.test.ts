import { digitsOf, factFormOf } from '../../../admin/src/contactList/factForm';
import contact from '../../../server/src/content-types/contact';

const column = (name: string, attribute: object = {}) => ({ name, attribute });

describe('a column of the Content Manager’s list', () => {
  it.each([
    ['spent', 'amount'],
    ['refunded', 'amount'],
    ['firstPurchaseAt', 'day'],
    ['lastPurchaseAt', 'day'],
    ['nextPerformanceAt', 'moment'],
    ['updatedAt', undefined],
    ['town', undefined],
  ])('%s of a contact is written as %s', (name, form) => {
    const attribute = Object.entries(contact.schema.attributes).find(([key]) => key === name)?.[1];
    expect(factFormOf(column(name, attribute))).toBe(form);
  });

  it.each([
    [{}],
    [{ pluginOptions: null }],
    [{ pluginOptions: { i18n: { localized: true } } }],
    [{ pluginOptions: { s360: { form: 'other' } } }],
  ])('of another content type stays as it is: %p', (attribute) => {
    expect(factFormOf(column('spent', attribute))).toBeUndefined();
  });
});

it.each([
  [560.5, 2],
  [1200, 0],
  [0, 0],
  [12.345, 2],
])('an amount of %p has %p digits or more', (amount, digits) => {
  expect(digitsOf(amount)).toBe(digits);
});
