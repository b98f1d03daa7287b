import { institutionFrom, readConfiguration } from '../../../server/src/app/configuration';
import { appliedForm, type AppliedMapping } from '../../../server/src/remapping/applied-mapping';
import type { StoredMapping } from '../../../server/src/remapping/mapping-store';
import { mappingStatus } from '../../../server/src/remapping/status';
import { aConfiguration, anInstitution } from '../../helpers/builders/configuration';
import { at } from '../../helpers/builders/contact-records';

function institutionWith(settings: Record<string, unknown>) {
  const [configuration] = readConfiguration(
    aConfiguration({ institutions: [anInstitution(settings)] }),
  ).institutions;
  if (!configuration) throw new Error('no institution');
  return institutionFrom(configuration, { isOnly: true, phoneCountry: null });
}

const MAPPED = { mapping: [{ field: 'handicapType', path: 'individualContact.handicapType' }] };
const formOf = (settings: Record<string, unknown>): AppliedMapping =>
  appliedForm(institutionWith(settings).contacts);

/** The status of an institution with these settings and the given memory. */
function asked(settings: Record<string, unknown>, remembered: StoredMapping | null) {
  const memory = { now: remembered, reads: 0 };
  const status = mappingStatus(
    {
      read: () => {
        memory.reads += 1;
        return Promise.resolve(memory.now);
      },
      write: () => Promise.reject(new Error('it only asks')),
    },
    { now: () => at(0) },
  );
  const institution = institutionWith(settings);
  return { memory, status, isFilled: () => status.isFilled(institution) };
}

describe('the remapping status of an institution', () => {
  it('is complete without a change, even at the first start, and is read once', async () => {
    for (const remembered of [null, { applied: formOf({}), filling: null }]) {
      const { isFilled, memory } = asked({}, remembered);
      expect(await isFilled()).toBe(true);
      expect(await isFilled()).toBe(true);
      expect(memory.reads).toBe(1);
    }
  });

  it('is incomplete from the start until the last contact is filled', async () => {
    const applied = formOf({});
    const { isFilled, memory } = asked(MAPPED, { applied, filling: null });
    expect(await isFilled()).toBe(false);
    const to = formOf(MAPPED);
    memory.now = { applied, filling: { to, since: at(0).toISOString(), doneToId: 200 } };
    expect(await isFilled()).toBe(false);
    memory.now = { applied: to, filling: null };
    expect(await isFilled()).toBe(true);
  });

  it('is read again once the settings of the institution have changed', async () => {
    const { isFilled, status } = asked({}, null);
    expect(await isFilled()).toBe(true);
    expect(await status.isFilled(institutionWith(MAPPED))).toBe(false);
  });

  it('is incomplete when a rule allows refused values', async () => {
    const never = formOf({ fields: { email: { conflict: 'never' } } });
    expect(await asked({}, { applied: never, filling: null }).isFilled()).toBe(false);
  });
});
