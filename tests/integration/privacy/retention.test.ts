import { modulesOf } from '../../helpers/strapi/modules';
import {
  CONFLICT_UID,
  CONTACT_HISTORY_UID,
  EXCLUDED_ITEM_UID,
  OVERRIDDEN_EDIT_UID,
} from '../../../server/src/contracts';
import { objectAt } from '../../helpers/json';
import { nightlyCleanUp } from '../../helpers/privacy/nightly-clean-up';
import { sceneForAll } from '../../helpers/scene/scene-for-tests';

describe('the nightly clean-up of contacts', () => {
  const scene = sceneForAll({
    settings: {
      historyRetentionDays: 30,
      orderPayloadRetentionDays: 30,
      unlinkedRetentionDays: 30,
      excludedRetentionDays: 30,
    },
  });

  const { cleanUp, daysAgo, of } = nightlyCleanUp(scene);

  it('deletes the history beyond its retention, however large, and nothing else', async () => {
    const documentId = await scene.crm.creates({ lastName: 'Remembered' });
    await scene.settled();
    const change = (index: number, days: number) => ({
      contactDocumentId: 'somebody',
      field: 'town',
      oldValue: String(index),
      cause: 'crm',
      changedAt: daysAgo(days),
    });
    const rows = [
      ...Array.from({ length: 1234 }, (_none, index) => change(index, 31 + (index % 100))),
      change(5000, 29),
    ];
    for (let start = 0; start < rows.length; start += 100) {
      await of(CONTACT_HISTORY_UID).createMany({ data: rows.slice(start, start + 100) as never[] });
    }
    await cleanUp();
    const left = await of(CONTACT_HISTORY_UID).findMany({
      where: { contactDocumentId: { $in: ['somebody', documentId] } } as object,
      orderBy: { id: 'asc' },
    });
    expect(left).toMatchObject([{ contactDocumentId: documentId }, { oldValue: '5000' }]);
  });

  it('keeps the creation and the consents of a contact as long as the contact exists', async () => {
    scene.excuse({
      check: 'history',
      fits: /consent:NEWS at myvenue/,
      because: 'the answer is invented: there is no consent',
    });
    const there = await scene.crm.creates({ lastName: 'Longstanding' });
    const gone = await scene.crm.creates({ lastName: 'Gone' });
    await scene.agreed();
    const byContacts = { contactDocumentId: { $in: [there, gone] } } as object;
    const consent = (contactDocumentId: string) => ({
      contactDocumentId,
      field: 'consent:NEWS',
      oldValue: 'false',
      newValue: 'true',
      cause: 'crm',
      causedBy: 'admin:1',
      institution: 'myvenue',
      changedAt: daysAgo(31),
    });
    await of(CONTACT_HISTORY_UID).createMany({ data: [consent(there), consent(gone)] as never[] });
    await scene.crm.deletes(gone);
    await of(CONTACT_HISTORY_UID).updateMany({
      where: byContacts,
      data: { changedAt: daysAgo(31) } as object,
    });
    await cleanUp();
    const left = await of(CONTACT_HISTORY_UID).findMany({
      where: byContacts,
      orderBy: { id: 'asc' },
    });
    expect(left).toMatchObject([
      { contactDocumentId: there, field: null, oldValue: null },
      { contactDocumentId: there, field: 'consent:NEWS', newValue: 'true', causedBy: 'admin:1' },
    ]);
  });

  it('does not make the sweep treat a contact with an old match review as new', async () => {
    const documentId = 'asked-about';
    const { connection } = scene.running().strapi.db;
    await connection('s360_contacts').insert({
      document_id: documentId,
      type: 'individual',
      last_name: 'Asked About',
      updated_at: daysAgo(31),
    });
    await of(CONTACT_HISTORY_UID).create({
      data: {
        contactDocumentId: documentId,
        cause: 'bulkJob',
        causedBy: '1',
        changedAt: daysAgo(31),
      } as object,
    });
    await cleanUp();
    await modulesOf(scene.running().strapi).sweep.run(new Date(0));
    expect(await scene.crm.links({ contactDocumentId: documentId })).toEqual([]);
    await scene.crm.deletes(documentId);
  });

  it('deletes conflicts except those that still wait for a person', async () => {
    scene.excuse({
      check: 'conflicts',
      fits: /^the open conflict of waiting/,
      because: 'the conflicts are made up: they have no link',
    });
    const conflict = (field: string, more: object) => ({
      institution: 'myvenue',
      contactDocumentId: 'somebody',
      field,
      rule: 'manual',
      outcome: 'held',
      recordedAt: daysAgo(31),
      ...more,
    });
    await of(CONFLICT_UID).createMany({
      data: [
        conflict('waiting', {}),
        conflict('decided', { decision: 'crm' }),
        conflict('byRule', { outcome: 'remote', rule: 's360' }),
        conflict('recent', { outcome: 'remote', rule: 's360', recordedAt: daysAgo(29) }),
      ] as never[],
    });
    await cleanUp();
    const left = await of(CONFLICT_UID).findMany({ orderBy: { id: 'asc' } });
    expect(left).toMatchObject([{ field: 'waiting' }, { field: 'recent' }]);
  });

  it('deletes replaced edits except those that nobody has looked at', async () => {
    const edit = (field: string, more: object) => ({
      institution: 'elsewhere',
      contactDocumentId: 'somebody',
      field,
      replacedAt: daysAgo(31),
      ...more,
    });
    const decided = { outcome: 'lookedAt', decidedAt: daysAgo(31) };
    await of(OVERRIDDEN_EDIT_UID).createMany({
      data: [edit('town', {}), edit('phone', decided)] as never[],
    });
    await cleanUp();
    const where = { institution: 'elsewhere' } as object;
    expect(await of(OVERRIDDEN_EDIT_UID).findMany({ where })).toMatchObject([{ field: 'town' }]);
    await of(OVERRIDDEN_EDIT_UID).deleteMany({ where });
  });

  it('empties unlinked records and orders, and deletes what was left out, where it is limited', async () => {
    const number = await scene.s360().creates({ lastName: 'Verweht', street1: 'Wehweg 8' });
    await scene.agreed();
    const { orderId } = await scene.s360().orders({
      orderState: 'CLOSED',
      contactReference: number,
      saleAmount: 9_000,
    });
    await scene.agreed();
    const { documentId } = objectAt(await scene.crm.contactOf('myvenue', number));
    await scene.crm.deletes(String(documentId));
    await scene.agreed();
    const { connection } = scene.running().strapi.db;
    const old = { updated_at: daysAgo(31) };
    await connection('s360_contact_links')
      .where({ institution: 'myvenue', contact_number: number })
      .update(old);
    await connection('s360_orders')
      .where({ institution: 'myvenue', order_id: String(orderId) })
      .update(old);
    const leftOut = { institution: 'nowhere', stream: 'contacts', body: '{}' };
    await of(EXCLUDED_ITEM_UID).createMany({
      data: [
        { ...leftOut, number: '1', excludedAt: daysAgo(31) },
        { ...leftOut, number: '2', excludedAt: daysAgo(29) },
      ] as never[],
    });
    await cleanUp();
    const [link] = await scene.crm.links({ contactNumber: number });
    expect(link).toMatchObject({ state: 'unlinked', observations: {}, addresses: null });
    const orders = await scene.crm.orders({ orderId: String(orderId) });
    expect(orders).toMatchObject([{ payload: null, saleAmount: '9000' }]);
    const where = { institution: 'nowhere' } as object;
    expect(await of(EXCLUDED_ITEM_UID).findMany({ where })).toMatchObject([{ number: '2' }]);
    await scene.s360().changes(number, { town: 'Bern' });
    await scene.agreed();
    expect(await scene.crm.contactOf('myvenue', number)).toBeNull();
    await of(EXCLUDED_ITEM_UID).deleteMany({ where });
  });
});
