import { beginAdoption, adoptOrRefuse } from '../../../../server/src/contacts/push/adoption';
import type { ContactSnapshot } from '../../../../server/src/contacts/model/mapping/snapshot';
import {
  aContact,
  aCreateLink,
  aLink,
  aSnapshot,
  at,
} from '../../../helpers/builders/contact-records';
import { anEngine } from '../../../helpers/builders/engine';
import type { SyncFailure } from '../../../../server/src/contracts/contacts/contact-sync';
import { written } from '../../../helpers/builders/reasons';

/** Anna’s create is in doubt, and a person has named the number 3000. */
async function named(initial: Parameters<typeof anEngine>[0] = {}) {
  const { contacts = [], links = [] } = initial;
  const engine = anEngine({
    contacts: [aContact(), ...contacts],
    links: [aCreateLink(), ...links],
  });
  const { sending } = await engine.beginCall();
  await engine.lose(sending);
  await engine.store.transaction(async (transaction) => {
    const link = engine.link();
    if (!link.inDoubt) throw new Error('it is not in doubt');
    await transaction.updateLinks([beginAdoption(link, link.inDoubt, '3000', 'admin:7')]);
  });
  const read = (shown: ContactSnapshot | SyncFailure) =>
    adoptOrRefuse({ contactNumber: '3000', shown, at: at(60_000) }, engine);
  return { engine, read };
}

const shown = (values: Record<string, string | null>, overrides = {}) =>
  aSnapshot(values, { contactNumber: '3000', createdAtMs: null, ...overrides });

describe('a number that a person named for a create in doubt', () => {
  it.each([
    ['email address in another spelling', { lastName: 'Muster', email: 'Anna@Example.com' }],
    ['name', { firstName: 'Anna', lastName: 'KELLER', email: 'other@example.com' }],
    ['last name and no first name', { lastName: 'Keller' }],
  ])('is adopted when S-360 shows the same %s', async (_what, values) => {
    const { engine, read } = await named();
    expect(await read(shown(values))).toBe('adopted');
    expect(engine.link()).toMatchObject({
      state: 'inSync',
      contactNumber: '3000',
      inDoubt: null,
      failure: null,
    });
    expect(engine.tables().history).toMatchObject([
      {
        contactDocumentId: 'anna',
        field: 'contactNumber',
        newValue: '3000',
        cause: 'decision',
        causedBy: 'admin:7',
        institution: 'myvenue',
      },
    ]);
  });

  it('is adopted when S-360 shows the contact with the edits since the push', async () => {
    const { engine, read } = await named();
    await engine.edit('anna', { lastName: 'Muster', email: 'muster@example.com' });
    expect(await read(shown({ firstName: 'Anna', lastName: 'Muster' }))).toBe('adopted');
  });

  it('is not adopted when it belongs to a stranger, who is then shown to the person', async () => {
    const { engine, read } = await named();
    const stranger = { firstName: 'Bea', lastName: 'Keller', email: 'bea@example.com' };
    expect(await read(shown(stranger))).toBe('refused');
    expect(engine.link()).toMatchObject({
      state: 'inDoubt',
      contactNumber: null,
      inDoubt: {
        notAdopted: {
          contactNumber: '3000',
          shown: { name: 'Bea Keller', email: 'bea@example.com' },
        },
      },
      failure: {
        code: 'number-not-adopted',
        reason: { code: 'numberShowsOther', values: { number: '3000' } },
      },
    });
    expect(engine.link().inDoubt).not.toHaveProperty('adopting');
    expect(engine.contact().fields).toMatchObject({ firstName: 'Anna' });
    expect(engine.tables().history).toEqual([]);
  });

  it('is not adopted when both names are blank', async () => {
    const { read } = await named();
    expect(await read(shown({ lastName: null, email: null }))).toBe('refused');
  });

  it('is not adopted when it belongs to a company', async () => {
    const { engine, read } = await named();
    const company = shown({ email: 'anna@example.com' }, { type: 'structure' });
    expect(await read(company)).toBe('refused');
    expect(engine.link()).toMatchObject({
      state: 'inDoubt',
      failure: { reason: { code: 'numberOfOtherType' } },
    });
  });

  it('is not adopted when another contact received it meanwhile, which leads to a match review', async () => {
    const { engine, read } = await named({
      contacts: [aContact({ id: 2, documentId: 'bea' })],
      links: [aLink({ id: 12, contactDocumentId: 'bea', contactNumber: '3000' })],
    });
    expect(await read(shown({ email: 'anna@example.com' }))).toBe('refused');
    expect(engine.link()).toMatchObject({ state: 'inDoubt', contactNumber: null });
    expect(engine.tables().reviews).toMatchObject([
      { kind: 'merge', contactDocumentIds: ['bea', 'anna'] },
    ]);
  });

  it('is not adopted when S-360 refuses to show it, which the doubt records', async () => {
    const { engine, read } = await named();
    const refusal = {
      code: 'UNKNOWN_CONTACT',
      reason: written('unknown'),
      at: at(0).toISOString(),
    };
    expect(await read(refusal)).toBe('refused');
    expect(engine.link()).toMatchObject({
      state: 'inDoubt',
      inDoubt: { notAdopted: { contactNumber: '3000', shown: null } },
      failure: {
        code: 'UNKNOWN_CONTACT',
        reason: { code: 'numberNotShown', values: { number: '3000', reasons: [refusal.reason] } },
      },
    });
  });

  it('no longer matters once the doubt has ended in another way', async () => {
    const { engine, read } = await named();
    await engine.remove('anna');
    expect(await read(shown({ email: 'anna@example.com' }))).toBe('nobody');
  });
});
