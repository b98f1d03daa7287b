import { inputKind, withContactInputs } from '../../../../admin/src/app/contact/contactForm';
import { CONTACT_TYPES } from '../../../../admin/src/app/contact/contactTypes';
import { withWords } from '../../../../admin/src/app/contentTypes/listFilters';
import { ownTypeOf } from '../../../../admin/src/app/contentTypes/ownTypes';
import { entryTexts } from '../../../../admin/src/app/entryTexts';
import contact from '../../../../server/src/contacts/content-types/contact';
import orderLine from '../../../../server/src/orders/content-types/order-line';
import order from '../../../../server/src/orders/content-types/order';

const layoutOf = ({ schema }: { schema: { options: object; pluginOptions: object } }) => ({
  options: { ...schema.options, ...schema.pluginOptions },
});
const OTHER = { options: { i18n: { localized: true } } };

describe('a list or form of the Content Manager', () => {
  it('is known to show a type of the plugin', () => {
    expect([contact, order, orderLine].map((type) => ownTypeOf(layoutOf(type)))).toEqual([
      'contact',
      'order',
      'order-line',
    ]);
    expect([OTHER, {}].map(ownTypeOf)).toEqual([undefined, undefined]);
  });

  it('offers exactly the types that a contact may have', () => {
    expect(contact.schema.attributes.type.enum).toEqual(CONTACT_TYPES);
  });
});

describe('the filters above a list of the plugin’s types', () => {
  const input = () => null;
  const institutionInput = () => null;
  const MUSEUM = [{ value: 'museum', label: 'The Museum' }];
  const institutions = () => MUSEUM;
  const surroundings = { input, institutionInput, institutions, locale: 'de' };
  const filter = (name: string) => ({ name, type: 'string', label: 'As configured' });
  const filtersOf = (layout: { options?: object }, name: string) =>
    withWords({ displayedFilters: [filter(name)], layout }, surroundings).displayedFilters;
  beforeAll(() => entryTexts('de'));

  it('offer the institutions by name, and keep their codes', () => {
    expect(filtersOf(layoutOf(order), 'institution')).toMatchObject([
      { type: 'enumeration', options: MUSEUM, input: institutionInput },
    ]);
    expect(filtersOf(OTHER, 'institution')).toEqual([filter('institution')]);
  });

  it('have the translated names of the headings', async () => {
    const [{ label } = filter('')] = filtersOf(layoutOf(orderLine), 'type');
    expect(label).toMatchObject({ defaultMessage: 'As configured' });
    const { data } = await entryTexts('de');
    expect(data[typeof label === 'object' ? String(label.id) : '']).toBe('Art des Vorgangs');
  });

  it.each([
    ['the types of contacts', contact, 'type', { value: 'structure', label: 'Firma' }],
    ['the types of orders', order, 'orderType', { value: 'SALE', label: 'Verkauf' }],
    [
      'the families of products',
      contact,
      'favouriteProductFamily',
      { value: 'PASS', label: 'Pässe' },
    ],
    ['the states of orders', order, 'orderState', { value: 'OPEN', label: 'Offen' }],
  ])('offer %s in words', (_what, type, name, option) => {
    const [shown] = filtersOf(layoutOf(type), name);
    expect(shown).toMatchObject({ type: 'enumeration', input });
    expect(shown?.options).toContainEqual(option);
  });

  it('are Strapi’s for everything else', () => {
    expect(filtersOf(layoutOf(contact), 'town')).toMatchObject([{ type: 'string' }]);
    expect(filtersOf(layoutOf(orderLine), 'type')).toMatchObject([{ type: 'string' }]);
    expect(filtersOf(OTHER, 'type')).toEqual([filter('type')]);
  });
});

describe('the form of a contact', () => {
  const form = (layout: { options?: object }) => ({
    layout: { ...layout, layout: [[fields]] },
  });
  const fields = [
    { name: 'type', type: 'enumeration', hint: 'A person' },
    { name: 'title', type: 'string', hint: 'Of a list' },
    { name: 'language', type: 'string' },
    { name: 'countryCode', type: 'string' },
    { name: 'email', type: 'string' },
    { name: 'notes', type: 'text', hint: 'Of the CRM' },
    { name: 'orderCount', type: 'integer', hint: '' },
  ];
  const hintOf = (field: string, hint: unknown) => `${String(hint ?? '')} + ${field}`;
  const inputsOf = (layout: { options?: object }) =>
    withContactInputs(form(layout), hintOf).layout.layout.flat(2);

  it('has inputs to choose from for types, titles, languages and countries', () => {
    expect(inputsOf(layoutOf(contact)).map(({ type }) => type)).toEqual([
      inputKind('type'),
      inputKind('title'),
      inputKind('language'),
      inputKind('countryCode'),
      'string',
      'text',
      'integer',
    ]);
  });

  it('points out below titles and typed texts what S-360 may not keep', () => {
    expect(inputsOf(layoutOf(contact)).map(({ hint }) => hint)).toEqual([
      'A person',
      'Of a list + title',
      undefined,
      undefined,
      ' + email',
      'Of the CRM + notes',
      '',
    ]);
  });

  it('is Strapi’s for other types', () => {
    expect(inputsOf(layoutOf(order))).toEqual(fields);
  });
});
