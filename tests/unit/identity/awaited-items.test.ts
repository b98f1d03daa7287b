import { awaitedItems } from '../../../server/src/identity/awaited-items';
import { aContact, aLink, at, someSettings } from '../../helpers/builders/contact-records';
import { memoryContactStore } from '../../helpers/builders/memory-contact-store';
import { virtualQuarantine } from '../../helpers/world/virtual-quarantine';

const settings = someSettings();
const { institution } = settings;
const WAITED_SINCE = at(0);
const NAME = { individualContact: { individualLastname: 'Keller' } };
const CONSENTS = { authorizations: [{ authorizationCode: 'NEWS', allowed: false }] };

/** An item of the number 3000 that waited for a create, which has now ended. */
async function evaluated(shown: object, links = [aLink()], isReady = true) {
  const store = memoryContactStore({ contacts: [aContact()], links });
  const quarantine = virtualQuarantine();
  const body = JSON.stringify({ contactNumber: '3000', type: 'INDIVIDUAL', ...shown });
  const item = {
    position: 0,
    contactNumber: '3000',
    orderId: null,
    body,
    reasons: [],
    awaitsContact: 'anna',
  };
  const receivedAt = WAITED_SINCE;
  const delivery = {
    id: 7,
    institution,
    stream: 'contacts',
    byteLength: 2,
    origin: 'webhook',
    isReplay: false,
    traceparent: null,
  } as const;
  quarantine.keep({ ...delivery, body: `[${body}]`, receivedAt }, [item], WAITED_SINCE);
  const replayed: number[] = [];
  const errors: string[] = [];
  await awaitedItems({
    store,
    waitingAfter: quarantine.waitingAfter,
    deliveryStore: quarantine,
    findReady: async (code) => (isReady ? { code, contacts: settings } : null),
    replay({ contactNumber, id, position }) {
      replayed.push(id);
      return Promise.resolve({ contactNumber, position, outcome: 'applied' });
    },
    log: { error: (message) => errors.push(message) },
  }).evaluateResolved();
  expect(errors).toEqual([]);
  const { pulls } = store.tables();
  return { replayed, pulls, left: quarantine.items() };
}

const received = (ms: number) =>
  aLink({
    id: 12,
    contactDocumentId: 'bea',
    contactNumber: '3000',
    lastReceived: { at: at(ms).toISOString(), source: 'delivery', changedFields: [] },
  });

describe('an item that waited for a create', () => {
  it('is reprocessed when the create has ended', async () => {
    const { pulls, replayed } = await evaluated(NAME);
    expect(replayed).toEqual([1]);
    expect(pulls).toEqual([]);
  });

  it('keeps waiting during a remapping of its institution', async () => {
    const { left, pulls, replayed } = await evaluated(NAME, [aLink()], false);
    expect(replayed).toEqual([]);
    expect(pulls).toEqual([]);
    expect(left).toHaveLength(1);
  });

  it('leads to a pull when it is too partial to identify its contact', async () => {
    const { left, pulls, replayed } = await evaluated(CONSENTS);
    expect(replayed).toEqual([]);
    expect(pulls).toMatchObject([{ institution, contactNumber: '3000' }]);
    expect(left).toEqual([]);
  });

  it('is reprocessed, however partial, when its number is known by now', async () => {
    const { pulls, replayed } = await evaluated(CONSENTS, [received(-1)]);
    expect(replayed).toEqual([1]);
    expect(pulls).toEqual([]);
  });

  it('leads to a pull when it is undated and another item was applied meanwhile', async () => {
    const { left, pulls, replayed } = await evaluated(NAME, [received(1)]);
    expect(replayed).toEqual([]);
    expect(pulls).toMatchObject([{ institution, contactNumber: '3000' }]);
    expect(left).toEqual([]);
  });
});
