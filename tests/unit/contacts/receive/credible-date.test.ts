import { aContact, aLink, aSnapshot, at, atMs } from '../../../helpers/builders/contact-records';
import { anEngine } from '../../../helpers/builders/engine';
import { crediblyDated } from '../../../../server/src/contacts/receive/credible-date';
import { reason } from '../../../../server/src/contracts/reasons';

const DAY_MS = 24 * 60 * 60 * 1000;

describe('a snapshot with a date in the future', () => {
  it('counts as undated, with a warning, when it is more than a day ahead', () => {
    const { modifiedAtMs, warnings } = crediblyDated(
      aSnapshot({}, { modifiedAtMs: atMs(DAY_MS + 1) }),
      at(0),
    );
    expect(modifiedAtMs).toBeNull();
    expect(warnings).toEqual([{ field: 'dateLastModified', reason: reason('inFuture') }]);
  });

  it('keeps its date when only a clock or time zone may be wrong', () => {
    const snapshot = aSnapshot({}, { modifiedAtMs: atMs(DAY_MS) });
    expect(crediblyDated(snapshot, at(0))).toBe(snapshot);
  });

  it('does not make the next snapshots late', async () => {
    const engine = anEngine({ contacts: [aContact()], links: [aLink()] });
    const future = { modifiedAtMs: Date.UTC(9999, 11, 31) };
    await engine.deliver([aSnapshot({ firstName: 'Futura' }, future)]);
    expect(engine.contact().fields.firstName).toBe('Futura');
    const now = aSnapshot({ firstName: 'Anne' }, { modifiedAtMs: atMs(1000) });
    const { received } = await engine.deliver([now], 1000);
    expect(received[0]?.kind).toBe('applied');
    expect(engine.contact().fields.firstName).toBe('Anne');
  });
});
