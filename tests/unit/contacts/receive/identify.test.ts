import {
  aContact,
  aCreateLink,
  aLink,
  aSnapshot,
  at,
  atMs,
  someSettings,
} from '../../../helpers/builders/contact-records';
import { anEngine } from '../../../helpers/builders/engine';

const inSync = () => anEngine({ contacts: [aContact()], links: [aLink()] });

describe('an unknown number', () => {
  const unknown = (fields: Record<string, string> = {}, number = '2000') =>
    aSnapshot(
      { firstName: 'Bea', lastName: 'Moser', email: 'bea@example.com', ...fields },
      { contactNumber: number },
    );

  it('becomes a new contact with one row of history', async () => {
    const engine = anEngine();
    const { changedContacts, received } = await engine.deliver([unknown()]);
    const { conflicts, contacts, history, links, pulls } = engine.tables();
    expect(received).toMatchObject([{ kind: 'applied', created: true }]);
    expect(changedContacts).toMatchObject([{ created: true }]);
    expect(contacts).toMatchObject([{ fields: { firstName: 'Bea', lastName: 'Moser' } }]);
    expect(links).toMatchObject([{ contactNumber: '2000', state: 'inSync', lane: 'edit' }]);
    expect(history).toMatchObject([{ field: null, cause: 'delivery' }]);
    expect({ conflicts, pulls }).toEqual({ conflicts: [], pulls: [] });
  });

  it('becomes a new contact without the fields under the rule "never"', async () => {
    const engine = anEngine({}, someSettings({ rules: { email: { conflict: 'never' } } }));
    await engine.deliver([unknown()]);
    const { contacts, links } = engine.tables();
    expect(contacts).toMatchObject([{ fields: { lastName: 'Moser', email: null } }]);
    expect(links).toMatchObject([{ state: 'inSync' }]);
  });

  it('is linked to the one matching unlinked contact, regardless of case and accents', async () => {
    const engine = anEngine({ contacts: [aContact()] });
    await engine.deliver([
      unknown({ firstName: 'ÁNNA', email: 'ANNA@example.com', lastName: 'Kéller' }),
    ]);
    expect(engine.tables().contacts).toHaveLength(1);
    expect(engine.tables().links).toMatchObject([
      { contactDocumentId: 'anna', contactNumber: '2000' },
    ]);
  });

  const withStreet = () => aContact({ fields: { street1: 'Am Bach 1' } });
  const annasPart = () =>
    unknown({ firstName: 'Anna', email: 'anna@example.com', lastName: 'Keller' });

  it.each([
    ['matched to an unlinked contact', []],
    ['matched to a contact with a pending create', [aCreateLink()]],
  ])('that is %s by part of its data leads to a pull before a push', async (_how, links) => {
    const engine = anEngine({ contacts: [withStreet()], links });
    await engine.deliver([annasPart()]);
    expect(engine.tables().links).toMatchObject([{ contactNumber: '2000', state: 'pending' }]);
    expect(engine.tables().pulls).toMatchObject([{ contactNumber: '2000', lane: 'bulk' }]);
  });

  it.each([
    ['the delivery contains everything that would be sent', { street1: 'Bachgasse 2' }],
    ['nothing is left to send', {}],
  ])('leads to no pull when %s', async (_what, shown) => {
    const contact = 'street1' in shown ? withStreet() : aContact();
    const engine = anEngine({ contacts: [contact] });
    await engine.deliver([
      unknown({ email: 'anna@example.com', lastName: 'Keller', firstName: 'Anna', ...shown }),
    ]);
    expect(engine.tables().pulls).toEqual([]);
  });

  it('that a person assigned also leads to a pull when the item is partial', async () => {
    const engine = anEngine({ contacts: [withStreet()], links: [aLink({ observations: {} })] });
    await engine.deliver([
      aSnapshot({ firstName: 'Anna', email: 'anna@example.com', lastName: 'Keller' }),
    ]);
    expect(engine.tables().pulls).toMatchObject([{ contactNumber: '1000', lane: 'bulk' }]);
  });

  it('from a pull does not lead to another pull', async () => {
    const engine = anEngine({ contacts: [withStreet()] });
    await engine.pulled(annasPart());
    expect(engine.tables()).toMatchObject({ links: [{ state: 'pending' }], pulls: [] });
  });

  it('is not matched to a contact with a link at the institution', async () => {
    const engine = inSync();
    await engine.deliver([
      unknown({ firstName: 'Anna', email: 'anna@example.com', lastName: 'Keller' }),
    ]);
    expect(engine.tables().contacts).toHaveLength(2);
    expect(engine.link().contactNumber).toBe('1000');
  });

  it('with several candidates is refused and left to a person', async () => {
    const twins = [aContact(), aContact({ id: 2, documentId: 'twin' })];
    const engine = anEngine({ contacts: twins });
    const { received } = await engine.deliver([
      unknown({ firstName: 'Anna', email: 'anna@example.com', lastName: 'Keller' }),
    ]);
    const several = { code: 'severalMatch', values: { count: 2, rule: ['email', 'name'] } };
    expect(received).toEqual([{ kind: 'refused', reasons: [several], awaits: 'link' }]);
    expect(engine.tables().links).toEqual([]);
  });

  it('has one match review, updated with each payload, until it is linked', async () => {
    const twins = [aContact(), aContact({ id: 2, documentId: 'twin' })];
    const engine = anEngine({ contacts: twins });
    const same = unknown({ firstName: 'Anna', email: 'anna@example.com', lastName: 'Keller' });
    await engine.deliver([same]);
    await engine.deliver([{ ...same, modifiedAtMs: atMs(5000) }], 5000);
    expect(engine.tables().reviews).toMatchObject([
      {
        kind: 'match',
        institution: 'myvenue',
        contactNumber: '2000',
        contactType: 'individual',
        contactDocumentIds: ['anna', 'twin'],
        reason: { values: { rule: ['email', 'name'] } },
        noticedAt: at(5000),
      },
    ]);
    engine.store.deleteContacts([2]);
    await engine.deliver([same], 6000);
    expect(engine.tables()).toMatchObject({ reviews: [], links: [{ contactNumber: '2000' }] });
  });

  it('is matched by the rules of its institution, in their order', async () => {
    const settings = someSettings({
      matching: [
        ['mobilePhone', 'name'],
        ['name', 'birthDate'],
      ],
    });
    const contacts = [
      aContact({ fields: { mobilePhone: '+41 79 123 45 67' } }),
      aContact({
        id: 2,
        documentId: 'bea',
        fields: { firstName: 'Bea', lastName: 'Moser', birthDate: '1980-02-01' },
      }),
    ];
    const engine = anEngine({ contacts }, settings);
    await engine.deliver([
      unknown({ firstName: 'Anna', lastName: 'keller', mobilePhone: '0791234567' }, '2000'),
      unknown({ birthDate: '1980-02-01' }, '2001'),
    ]);
    expect(engine.tables().links).toMatchObject([
      { contactNumber: '2000', contactDocumentId: 'anna' },
      { contactNumber: '2001', contactDocumentId: 'bea' },
    ]);
  });

  it('is never matched when the institution has no matching rules', async () => {
    const engine = anEngine({ contacts: [aContact()] }, someSettings({ matching: [] }));
    await engine.deliver([
      unknown({ firstName: 'Anna', email: 'anna@example.com', lastName: 'Keller' }),
    ]);
    expect(engine.tables()).toMatchObject({ contacts: [{}, {}], reviews: [] });
  });

  it.each([
    ['a contact that already has another number', [aContact()], [aLink()]],
    ['a contact matched in the same payload', [aContact()], []],
    ['a new contact in the same payload', [], []],
  ])(
    'with the same data as %s stays separate and leads to a match review',
    async (_what, contacts, links) => {
      const engine = anEngine({ contacts, links });
      const same = { firstName: 'Anna', email: 'anna@example.com', lastName: 'Keller' };
      const first = unknown(same, links.length > 0 ? '1000' : '2000');
      await engine.deliver([first, unknown(same, '2001')]);
      const tables = engine.tables();
      const documentIds = tables.links.map(({ contactDocumentId }) => contactDocumentId);
      expect(tables.contacts.map(({ documentId }) => documentId)).toEqual(documentIds);
      expect(new Set(documentIds).size).toBe(2);
      expect(tables.reviews).toMatchObject([
        { kind: 'merge', contactNumber: '2001', contactDocumentIds: documentIds },
      ]);
    },
  );

  it('is never linked to the contact of another number in the same payload', async () => {
    const engine = anEngine({ contacts: [aContact()] });
    const same = { firstName: 'Anna', email: 'anna@example.com', lastName: 'Keller' };
    await engine.deliver([unknown(same, '2000'), unknown(same, '2001')]);
    const { contacts, links } = engine.tables();
    expect(contacts).toHaveLength(2);
    expect(new Set(links.map(({ contactDocumentId }) => contactDocumentId)).size).toBe(2);
  });

  it.each([
    ['older first', 0, 1000],
    ['newer first', 1000, 0],
  ])(
    'that occurs twice in a payload (%s) becomes one contact without a conflict',
    async (_what, one, other) => {
      const engine = anEngine();
      const named = (ms: number) => ({
        ...unknown({ firstName: ms === 0 ? 'Old' : 'New' }),
        modifiedAtMs: atMs(ms),
      });
      await engine.deliver([named(one), named(other)]);
      const { conflicts, contacts, links } = engine.tables();
      expect(contacts).toMatchObject([{ fields: { firstName: 'New' } }]);
      expect(links).toHaveLength(1);
      expect(conflicts).toEqual([]);
    },
  );

  it('that occurs twice in a payload has the fields of both items, and the newer value where both have one', async () => {
    const engine = anEngine();
    const newer = { ...unknown({ firstName: 'New' }), modifiedAtMs: atMs(1000) };
    const older = { ...unknown({ firstName: 'Old', town: 'Bern' }), modifiedAtMs: atMs(0) };
    await engine.deliver([older, newer]);
    expect(engine.tables().contacts).toMatchObject([
      { fields: { firstName: 'New', town: 'Bern', lastName: 'Moser' } },
    ]);
  });

  it('that occurs twice without dates has the values of the later item', async () => {
    const engine = anEngine();
    const undated = (firstName: string) => ({ ...unknown({ firstName }), modifiedAtMs: null });
    await engine.deliver([undated('First'), undated('Then')]);
    expect(engine.tables()).toMatchObject({
      contacts: [{ fields: { firstName: 'Then' } }],
      links: [{}],
      conflicts: [],
    });
  });

  it('is not sent on to other institutions when its contact is new', async () => {
    const engine = anEngine();
    await engine.deliver([unknown()]);
    expect(engine.tables().links).toHaveLength(1);
  });
});
