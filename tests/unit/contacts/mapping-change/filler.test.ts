import { appliedForm } from '../../../../server/src/services/contacts/mapping-change/applied-mapping';
import {
  createMappingFiller,
  type FillerPorts,
} from '../../../../server/src/services/contacts/mapping-change/filler';
import type { RememberedMapping } from '../../../../server/src/services/contacts/mapping-change/mapping-memory';
import { NO_BELONGINGS } from '../../../../server/src/services/contacts/records';
import { institutionFrom } from '../../../../server/src/services/institutions/institution';
import { readConfiguration } from '../../../../server/src/config/schema';
import { aConfiguration, anInstitution } from '../../../helpers/builders/configuration';
import { aContact, aLink, at } from '../../../helpers/builders/contact-records';
import { memoryContactStore } from '../../../helpers/builders/memory-contact-store';

const MAPPING = [{ field: 'handicapType', path: 'individualContact.handicapType' }];

function institutionWith(mapping: unknown[]) {
  const [configuration] = readConfiguration(
    aConfiguration({ institutions: [anInstitution({ mapping })] }),
  ).institutions;
  if (!configuration) throw new Error('no institution');
  return institutionFrom(configuration, { isOnly: true, phoneCountry: null });
}

/** As many linked contacts as are asked for, each with a kept value; and what was done to them. */
function aScene(count: number) {
  const institution = institutionWith(MAPPING);
  const numbers = Array.from({ length: count }, (_none, index) => index + 1);
  const store = memoryContactStore({
    contacts: numbers.map((id) => aContact({ id, documentId: `contact-${id}` })),
    links: numbers.map((id) =>
      aLink({
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
  const remembered = new Map<string, RememberedMapping>();
  const done = { sweeps: 0, announced: 0, slices: 0, errors: [] as string[] };
  const ports: FillerPorts = {
    institutions: [institution],
    store,
    pages: {
      async after(_institution, afterId, limit) {
        done.slices += 1;
        return numbers.filter((id) => id > afterId).slice(0, limit);
      },
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
    log: { info: () => undefined, error: (message) => void done.errors.push(message) },
  };
  return { institution, store, ports, remembered, done };
}

async function fills(ports: FillerPorts): Promise<void> {
  const filler = createMappingFiller(ports);
  filler.start();
  await filler.done();
}

const filledIn = ({ store }: ReturnType<typeof aScene>) =>
  store
    .tables()
    .contacts.filter(
      ({ documentId, fields }) => fields.handicapType === `H${documentId.slice('contact-'.length)}`,
    ).length;

describe('bringing contacts under a changed mapping', () => {
  it('fills all of them in slices, tells other plugins, and sweeps once', async () => {
    const scene = aScene(450);
    await fills(scene.ports);
    expect(filledIn(scene)).toBe(450);
    expect(scene.done).toEqual({ sweeps: 1, announced: 450, slices: 4, errors: [] });
    expect(scene.remembered.get(scene.institution.code)).toEqual({
      applied: appliedForm(scene.institution.contacts.mapping),
      filling: null,
    });
    expect(scene.store.tables().history).toHaveLength(450);
  });

  it('does nothing at the next boot', async () => {
    const scene = aScene(10);
    await fills(scene.ports);
    await fills(scene.ports);
    expect(scene.done).toMatchObject({ sweeps: 1, announced: 10 });
  });

  it('goes on where it was stopped, and does not undo what a person did meanwhile', async () => {
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

  it('leaves nothing of a slice that failed, and tries it again', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
    try {
      const scene = aScene(3);
      let failures = 1;
      scene.store.beforeWrite = (statement) => {
        if (statement === 'addHistory' && failures-- > 0) throw new Error('the disk is full');
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

  it('fills nothing where the mapping is the standard one from the beginning', async () => {
    const scene = aScene(3);
    await fills({ ...scene.ports, institutions: [institutionWith([])] });
    expect(scene.done).toEqual({ sweeps: 0, announced: 0, slices: 0, errors: [] });
    expect(scene.remembered.size).toBe(0);
  });
});
