import { appliedForm } from '../../../server/src/remapping/applied-mapping';
import { createMappingFiller, type FillerPorts } from '../../../server/src/remapping/filler';
import type { StoredMapping } from '../../../server/src/remapping/mapping-store';
import { NO_BELONGINGS, type LinkRecord } from '../../../server/src/contacts/records';
import type { ContactStore } from '../../../server/src/contacts/store';
import { institutionFrom, readConfiguration } from '../../../server/src/app/configuration';
import { aConfiguration, anInstitution } from '../../helpers/builders/configuration';
import { aContact, aLink, at } from '../../helpers/builders/contact-records';
import { memoryContactStore } from '../../helpers/builders/memory-contact-store';
import { until } from '../../helpers/waiting';

const MAPPING = [{ field: 'handicapType', path: 'individualContact.handicapType' }];

function institutionWith(
  mapping: unknown[],
  fields: Record<string, unknown> = {},
  sends?: Record<string, unknown>,
) {
  const [configuration] = readConfiguration(
    aConfiguration({ institutions: [anInstitution({ mapping, fields, ...(sends && { sends }) })] }),
  ).institutions;
  if (!configuration) throw new Error('no institution');
  return institutionFrom(configuration, { isOnly: true, phoneCountry: null });
}

/** The given number of linked contacts, each with a stored value, and a record of what happens. */
function aScene(count: number, ofLinks: Partial<LinkRecord> = {}) {
  const institution = institutionWith(MAPPING);
  const numbers = Array.from({ length: count }, (_none, index) => index + 1);
  const store = memoryContactStore({
    contacts: numbers.map((id) => aContact({ id, documentId: `contact-${id}` })),
    links: numbers.map((id) =>
      aLink({
        ...ofLinks,
        id,
        contactDocumentId: `contact-${id}`,
        contactNumber: String(id),
        baseUrl: institution.baseUrl,
        belongings: {
          ...NO_BELONGINGS,
          unknownFields: { individualContact: { handicapType: `H${id}` } },
        },
      }),
    ),
  });
  const remembered = new Map<string, StoredMapping>();
  const done = {
    sweeps: 0,
    announced: 0,
    slices: 0,
    errors: [] as string[],
    infos: [] as string[],
  };
  const ports: FillerPorts = {
    institutions: [institution],
    store,
    pages: {
      async idsAfter(_institution, afterId, limit) {
        done.slices += 1;
        return numbers.filter((id) => id > afterId).slice(0, limit);
      },
      progress: async (_institution, doneToId) => ({
        done: numbers.filter((id) => id <= doneToId).length,
        total: numbers.length,
      }),
    },
    memory: {
      read: async (code) => remembered.get(code) ?? null,
      write: async (code, value) => void remembered.set(code, structuredClone(value)),
    },
    leases: {
      hold: async (job) => ({ job, fence: 1, heldUntilMs: Infinity }),
      release: async () => undefined,
    },
    clock: { now: () => at(0) },
    announce: async (changed) => void (done.announced += changed.length),
    sweep: async () => void (done.sweeps += 1),
    log: {
      info: (message) => void done.infos.push(message),
      error: (message) => void done.errors.push(message),
    },
  };
  return { institution, store, ports, remembered, done };
}

async function fills(ports: FillerPorts): Promise<void> {
  const filler = createMappingFiller(ports);
  filler.start();
  await filler.done();
}

/** A store that rejects new values for these contacts. */
function refusingStore(store: ContactStore, documentIds: readonly string[]): ContactStore {
  return {
    ...store,
    transaction: (work) =>
      store.transaction((transaction) =>
        work({
          ...transaction,
          async updateContacts(changes) {
            if (changes.some(({ contact }) => documentIds.includes(contact.documentId))) {
              throw Object.assign(new Error('too long'), { code: '22001' });
            }
            await transaction.updateContacts(changes);
          },
        }),
      ),
  };
}

/** What is remembered of an institution once all its contacts are filled. */
const filledFor = ({ contacts }: ReturnType<typeof institutionWith>): StoredMapping => ({
  applied: appliedForm(contacts),
  filling: null,
  sends: 'null',
});

const filledIn = ({ store }: ReturnType<typeof aScene>) =>
  store
    .tables()
    .contacts.filter(
      ({ documentId, fields }) => fields.handicapType === `H${documentId.slice('contact-'.length)}`,
    ).length;

describe('the remapping of contacts', () => {
  it('fills all contacts in slices, notifies other plugins, and sweeps once', async () => {
    const scene = aScene(450);
    await fills(scene.ports);
    expect(filledIn(scene)).toBe(450);
    expect(scene.done).toEqual({
      sweeps: 1,
      announced: 450,
      slices: 4,
      errors: [],
      infos: ['the contacts of myvenue were brought under its changed mapping'],
    });
    expect(scene.remembered.get('myvenue')).toEqual(filledFor(scene.institution));
    expect(scene.store.tables().history).toHaveLength(450);
  });

  it('says nothing where there are no contacts yet, as at the first start', async () => {
    const scene = aScene(0);
    await fills(scene.ports);
    expect(scene.done.infos).toEqual([]);
  });

  it('skips a contact that cannot hold its value, and fills all others', async () => {
    const scene = aScene(250);
    await fills({
      ...scene.ports,
      store: refusingStore(scene.store, ['contact-7', 'contact-250']),
    });
    expect(filledIn(scene)).toBe(248);
    expect(scene.done).toMatchObject({ sweeps: 1, announced: 248 });
    expect(scene.done.errors).toHaveLength(2);
    expect(scene.done.errors[0]).toMatch(/^mapping:myvenue: link 7 was passed over: /);
    expect(scene.remembered.get('myvenue')).toMatchObject({ filling: null });
  });

  it('of one institution is not delayed by the errors of another', async () => {
    const scene = aScene(10);
    const [institution] = scene.ports.institutions;
    if (!institution) throw new Error('no institution');
    const filler = createMappingFiller({
      ...scene.ports,
      institutions: [{ ...institution, code: 'troubled' }, institution],
      memory: {
        ...scene.ports.memory,
        read: async (code) =>
          code === 'troubled'
            ? Promise.reject(new Error('cannot be read'))
            : scene.ports.memory.read(code),
      },
    });
    filler.start();
    await until('the other is filled', async () => filledIn(scene) === 10);
    await filler.stop();
    expect(scene.done.errors).toEqual([expect.stringMatching(/^mapping:troubled: Error/)]);
  });

  it('does nothing at the next start', async () => {
    const scene = aScene(10);
    await fills(scene.ports);
    await fills(scene.ports);
    expect(scene.done).toMatchObject({ sweeps: 1, announced: 10 });
  });

  it('continues where it was stopped, and keeps the edits made meanwhile', async () => {
    const scene = aScene(450);
    const { announce } = scene.ports;
    const interrupted = createMappingFiller({
      ...scene.ports,
      async announce(changed) {
        await announce(changed);
        await Promise.resolve();
        void interrupted.stop();
      },
    });
    interrupted.start();
    await interrupted.done();
    expect(filledIn(scene)).toBe(200);
    const edited = scene.store.tables().contacts[0];
    if (!edited) throw new Error('no contact');
    await scene.store.transaction((transaction) =>
      transaction.updateContacts([
        { contact: edited, changes: { handicapType: 'edited' }, updatedAt: at(1) },
      ]),
    );
    await fills(scene.ports);
    expect(filledIn(scene)).toBe(449);
    expect(scene.store.tables().contacts[0]?.fields.handicapType).toBe('edited');
    expect(scene.done).toMatchObject({ sweeps: 1, announced: 450 });
  });

  it('rolls a failed slice back and retries it', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
    try {
      const scene = aScene(3);
      let failures = 1;
      scene.store.beforeWrite = (statement) => {
        if (statement !== 'addHistory' || failures-- <= 0) return;
        throw Object.assign(new Error('the disk is full'), { code: '53100' });
      };
      const filling = fills(scene.ports);
      await new Promise((resolve) => setImmediate(resolve));
      expect(filledIn(scene)).toBe(0);
      await jest.advanceTimersByTimeAsync(10_000);
      await filling;
      expect(filledIn(scene)).toBe(3);
      expect(scene.done.errors).toHaveLength(1);
    } finally {
      jest.useRealTimers();
    }
  });

  it('fills nothing when the mapping has always been the standard one', async () => {
    const scene = aScene(3);
    await fills({ ...scene.ports, institutions: [institutionWith([])] });
    expect(scene.done).toEqual({ sweeps: 0, announced: 0, slices: 0, errors: [], infos: [] });
  });

  it('sweeps once after a change of the filter only, whose effect no link shows', async () => {
    const scene = aScene(3);
    const friends = { where: [{ field: 'tags', contains: 'friends' }] };
    for (const [sends, sweeps] of [
      [undefined, 0],
      [friends, 1],
      [friends, 1],
      [undefined, 2],
    ] as const) {
      await fills({ ...scene.ports, institutions: [institutionWith([], {}, sends)] });
      expect(scene.done).toEqual({ sweeps, announced: 0, slices: 0, errors: [], infos: [] });
    }
  });

  describe('after a change of rules only', () => {
    const by = (fields: Record<string, unknown>) => institutionWith([], fields);
    const NEVER = { email: { conflict: 'never' } };
    const email = { base: 'anna@example.com', remote: 'new@example.com', refused: true } as const;

    const refusing = () => aScene(3, { observations: { ...aLink().observations, email } });

    it('records the rules at the first start, and adopts refused values once they are allowed', async () => {
      const scene = refusing();
      await fills({ ...scene.ports, institutions: [by(NEVER)] });
      expect(scene.done).toMatchObject({ sweeps: 0, slices: 0 });
      await fills({ ...scene.ports, institutions: [by({})] });
      expect(scene.done).toMatchObject({ sweeps: 1, announced: 3, errors: [] });
      const emails = scene.store.tables().contacts.map(({ fields }) => fields.email);
      expect(emails).toEqual(Array(3).fill('new@example.com'));
      await fills({ ...scene.ports, institutions: [by({})] });
      expect(scene.done).toMatchObject({ sweeps: 1, announced: 3 });
    });

    it('visits no contact when a rule allows less, and records the rule', async () => {
      const scene = refusing();
      for (const rules of [{}, NEVER]) {
        await fills({ ...scene.ports, institutions: [by(rules)] });
        expect(scene.done).toMatchObject({ sweeps: 0, slices: 0 });
      }
      expect(scene.remembered.get('myvenue')).toEqual(filledFor(by(NEVER)));
    });

    it('leaves the recorded rules to a remapping in progress', async () => {
      const scene = aScene(450);
      const stopped = createMappingFiller({
        ...scene.ports,
        announce: async () => void stopped.stop(),
      });
      stopped.start();
      await stopped.done();
      expect(scene.remembered.get('myvenue')?.filling).toMatchObject({ doneToId: 200 });
      const institution = institutionWith(MAPPING, NEVER);
      await fills({ ...scene.ports, institutions: [institution] });
      expect(scene.remembered.get('myvenue')).toEqual(filledFor(institution));
      expect(filledIn(scene)).toBe(450);
    });
  });
});
