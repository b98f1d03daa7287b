import { eventually, expect } from '../demo/checks';
import { valueAt } from '../demo/admin-api';

/** One institution in S-360, seen and changed past the CRM. */
export interface Venue {
  code: string;
  name: string;
  /** The address of its API. */
  baseUrl: string;
  /** S-360’s team enters where each stream is delivered, and how it authenticates. */
  connectWebhooks(settings: object): Promise<void>;
  /** Delivers everything that it has, as in a first load. */
  announceAll(): Promise<void>;
  /** An S-360 operator creates or changes a contact; returns its number. */
  saveContact(contact: object): Promise<string>;
  /** Advances the clock of S-360, for all institutions. */
  timePasses(ms: number): Promise<void>;
  /** Sends the changes to the CRM. */
  sendWebhooks(): Promise<void>;
  contact(contactNumber: string): Promise<unknown>;
  /** The numbers of contacts whose last name starts with the text. */
  contactsNamed(lastName: string): Promise<string[]>;
  /** Waits until S-360 has the value; returns the time in ms. */
  untilHas(contactNumber: string, path: string[], value: string): Promise<number>;
  /** The fault of the next call of this method. */
  nextCallMeets(fault: object): Promise<void>;
  clearFaults(): Promise<void>;
  /** The number of calls of this method so far. */
  callsOf(method: string): Promise<number>;
  /** The orders with this external reference, without the number of the attempt. */
  ordersOf(reference: string): Promise<unknown[]>;
  /** Sets the number of places left. */
  leave(left: number, of: { performanceId: string; seatCategoryId: string }): Promise<void>;
}

const listed = (answer: unknown): unknown[] => (Array.isArray(answer) ? (answer as unknown[]) : []);

/** Accesses an institution through the simulator’s control API. */
export function venueAt(s360Url: string, code: string, name: string): Venue {
  const control = async (call: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${s360Url}/__control__/${code}/${call}`, {
      method: body === undefined ? 'GET' : 'POST',
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    expect(response.ok, `${call}: ${JSON.stringify(answer)}`);
    return answer;
  };
  const sendWebhooks = async () => {
    const report = JSON.stringify(await control('cycle', {}));
    expect(report.includes('"status":200'), `the webhook was answered ${report}`);
  };
  return {
    async timePasses(advanceMs) {
      const body = JSON.stringify({ advanceMs });
      await fetch(`${s360Url}/__control__/clock`, { method: 'POST', body });
    },
    code,
    name,
    baseUrl: `${s360Url}/${code}`,
    async connectWebhooks(settings) {
      await control('webhooks', settings);
    },
    async announceAll() {
      await control('announce', { contacts: true, orders: true });
      await sendWebhooks();
    },
    sendWebhooks,
    async saveContact(contact) {
      return String(valueAt(await control('contacts', contact), 'contactNumber'));
    },
    contact: (contactNumber) => control(`contacts/${contactNumber}`),
    async contactsNamed(lastName) {
      return listed(await control('contacts'))
        .filter((contact) => {
          const named = valueAt(contact, 'individualContact', 'individualLastname');
          return typeof named === 'string' && named.startsWith(lastName);
        })
        .map((contact) => String(valueAt(contact, 'contactNumber')));
    },
    async untilHas(contactNumber, path, value) {
      const begunAt = Date.now();
      await eventually(`S-360 has ${path.join('.')} ${value}`, async () => {
        const contact = await control(`contacts/${contactNumber}`);
        return valueAt(contact, ...path) === value || undefined;
      });
      return Date.now() - begunAt;
    },
    async nextCallMeets(fault) {
      await control('faults', { method: 'saveIndividualContactData', times: 1, ...fault });
    },
    async clearFaults() {
      await control('faults', []);
    },
    async callsOf(method) {
      const calls = listed(await control('calls'));
      return calls.filter((call) => valueAt(call, 'method') === method).length;
    },
    async ordersOf(reference) {
      const orders = listed(await control('orders'));
      return orders.filter((order) =>
        String(valueAt(order, 'externalReference')).startsWith(reference),
      );
    },
    async leave(left, { performanceId, seatCategoryId }) {
      await control('stock', { performanceId, seatCategoryId, left });
    },
  };
}
