import { mergeSnapshot } from '../../../../server/src/contacts/model/merge/merge-snapshot';
import {
  aContact,
  aLink,
  aSnapshot,
  at,
  someSettings,
} from '../../../helpers/builders/contact-records';
import { anEngine } from '../../../helpers/builders/engine';

describe('a snapshot of a contact whose push S-360 refused', () => {
  /** Anna’s email address and town were edited, and S-360 refused the push. */
  async function refused(settings = someSettings()) {
    const engine = anEngine({ contacts: [aContact()], links: [aLink()] }, settings);
    await engine.edit('anna', { email: 'anna@exmaple', town: 'Bern' }, -2000);
    const { sending } = await engine.beginCall({ ms: -1500 });
    await engine.refuse(sending, -1000);
    expect(engine.link().state).toBe('failed');
    return engine;
  }

  it('ends the failure when nothing is left to send', async () => {
    const engine = await refused();
    await engine.deliver([aSnapshot({ email: 'anna@example.ch', town: 'Bern' })]);
    expect(engine.contact().fields.email).toBe('anna@example.ch');
    const { acknowledgedRevision, markedRevision, ...link } = engine.link();
    expect(link).toMatchObject({
      state: 'inSync',
      failure: null,
      attempts: 0,
      nextAttemptAt: null,
      bulkJobId: null,
    });
    expect(acknowledgedRevision).toBe(markedRevision);
  });

  it('ends the failure after a pull, even when the conflict waits for a person', async () => {
    const engine = await refused(someSettings({ rules: { email: { conflict: 'manual' } } }));
    await engine.pulled(aSnapshot({ email: 'anna@example.ch', town: 'Bern' }));
    expect(engine.tables().conflicts).toMatchObject([{ field: 'email', outcome: 'held' }]);
    expect(engine.link()).toMatchObject({ state: 'conflict', failure: null });
  });

  it('keeps the failure while something is still to be sent', async () => {
    const engine = await refused();
    await engine.deliver([aSnapshot({ email: 'anna@example.ch' })]);
    expect(engine.link()).toMatchObject({ state: 'failed', attempts: 1 });
    expect(engine.link().failure).not.toBeNull();
  });

  it('removes the hold of a bulk job when nothing is left to send', async () => {
    const link = aLink({ state: 'pending', markedRevision: 1, bulkJobId: 5 });
    const engine = anEngine({ contacts: [aContact({ fields: { town: 'Bern' } })], links: [link] });
    await engine.deliver([aSnapshot({ town: 'Bern' })]);
    expect(engine.link()).toMatchObject({ state: 'inSync', bulkJobId: null });
  });

  it('does not end the failure of a refused create', () => {
    const link = aLink({ contactNumber: null, state: 'failed', attempts: 1 });
    const merged = mergeSnapshot({
      contact: aContact(),
      link,
      consents: [],
      snapshot: aSnapshot({ email: 'anna@example.com' }),
      source: { kind: 'delivery', id: '7', appliedAt: at(0) },
      settings: someSettings(),
      localChangedAtMs: () => null,
      enteredAtMs: () => null,
      editedAtMs: () => null,
    });
    expect(merged.link).toMatchObject({ state: 'failed', attempts: 1 });
  });
});
