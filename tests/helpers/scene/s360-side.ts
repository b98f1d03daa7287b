import type { BehaviourChange } from '../../simulator';
import { request } from '../http';
import { listAt, objectAt, textAt } from '../json';
import { personInS360, type PersonValues } from '../contacts/contacts';

export interface ReceivedCall {
  at: string;
  service: string;
  method: string;
  status: number;
  body: Record<string, unknown>;
}

export interface CycleReport {
  payloads: { stream: string; items: number; status: number }[];
  waiting: number;
}

/** The S-360 side of one institution, through the simulator’s control API. */
export interface S360Side {
  /** An S-360 operator creates a contact; returns its number. */
  creates(values: PersonValues): Promise<string>;
  /** An S-360 operator changes a contact. */
  changes(contactNumber: string, values: PersonValues): Promise<Record<string, unknown>>;
  /** An S-360 operator creates or changes a contact with a partial ContactDataResult. */
  writes(partial: Record<string, unknown>): Promise<Record<string, unknown>>;
  /** S-360 makes a person anonymous, as a function of its back office does after some years. */
  anonymises(contactNumber: string): Promise<void>;
  /** An S-360 operator ends a contact without sales. */
  invalidates(contactNumber: string): Promise<void>;
  /** S-360 deletes a contact that never bought; no webhook tells it. */
  deletesProspect(contactNumber: string): Promise<void>;
  /** An S-360 operator merges a contact into another one. */
  merges(merged: string, head: string): Promise<void>;
  /** The person confirms the consents that wait for it. */
  confirmsConsents(contactNumber: string): Promise<void>;
  contact(contactNumber: string): Promise<Record<string, unknown>>;
  /** An S-360 operator creates or changes an order with a partial OrderDetailsData. */
  orders(partial: Record<string, unknown>): Promise<Record<string, unknown>>;
  contacts(): Promise<Record<string, unknown>[]>;
  /** Queues all contacts for the webhook as if they had just changed. */
  announces(): Promise<void>;
  /** One webhook cycle. */
  cycle(): Promise<CycleReport>;
  webhook(settings: Record<string, unknown>): Promise<void>;
  /** The calls since the last `forgetCalls`, of one method or of all except the login. */
  calls(method?: string): Promise<ReceivedCall[]>;
  /** The calls that created or changed a contact. */
  saves(): Promise<ReceivedCall[]>;
  forgetCalls(): Promise<void>;
  faults(...faults: Record<string, unknown>[]): Promise<void>;
  /** Removes all faults and releases delayed answers. */
  recovers(): Promise<void>;
  limits(limits: Record<string, number | null>): Promise<void>;
  /** Changes the behaviour in some respects. */
  behaves(change: BehaviourChange): Promise<void>;
  /** Resets the behaviour to the documented one. */
  behavesAsDocumented(): Promise<void>;
}

/** `urlOf` is called each time, as the simulator may have been restarted. */
export function s360Side(code: string, urlOf: () => string): S360Side {
  const control = async (method: string, path: string, json?: unknown): Promise<unknown> => {
    const url = `${urlOf()}/__control__/${code}/${path}`;
    const answer = await request(url, { method, ...(json !== undefined && { json }) });
    if (answer.status !== 200) {
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    }
    return answer.body;
  };
  const writes = async (partial: Record<string, unknown>) =>
    objectAt(await control('POST', 'contacts', partial));
  const calls = async (method?: string) => {
    const received = listAt(await control('GET', 'calls')).map(readCall);
    return received.filter((call) => (method ? call.method === method : call.method !== 'auth'));
  };
  const acts = async (action: string, body: Record<string, unknown>) => {
    await control('POST', action, body);
  };
  return {
    writes,
    anonymises: (contactNumber) => acts('anonymise', { contactNumber }),
    invalidates: (contactNumber) => acts('invalidate', { contactNumber }),
    deletesProspect: (contactNumber) => acts('delete-prospect', { contactNumber }),
    merges: (merged, head) => acts('merge', { merged, head }),
    confirmsConsents: (contactNumber) => acts('confirm-consents', { contactNumber }),
    creates: async (values) => textAt(await writes(personInS360(values)), 'contactNumber'),
    changes: (contactNumber, values) => writes({ ...personInS360(values), contactNumber }),
    contact: async (contactNumber) => objectAt(await control('GET', `contacts/${contactNumber}`)),
    contacts: async () => listAt(await control('GET', 'contacts')).map((one) => objectAt(one)),
    orders: async (partial) => objectAt(await control('POST', 'orders', partial)),
    announces: async () => {
      await control('POST', 'announce', { contacts: true });
    },
    cycle: async () => readReport(await control('POST', 'cycle')),
    webhook: async (settings) => {
      await control('POST', 'webhooks', settings);
    },
    calls,
    saves: async () => (await calls()).filter(({ method }) => method.startsWith('save')),
    forgetCalls: async () => {
      await control('DELETE', 'calls');
    },
    faults: async (...faults) => {
      await control('POST', 'faults', faults);
    },
    recovers: async () => {
      await control('DELETE', 'faults');
    },
    behaves: async (change) => {
      await control('POST', 'behaviour', change);
    },
    behavesAsDocumented: async () => {
      await control('DELETE', 'behaviour');
    },
    limits: async (limits) => {
      await control('PUT', 'limits', limits);
    },
  };
}

function readCall(call: unknown): ReceivedCall {
  return {
    at: textAt(call, 'at'),
    service: textAt(call, 'service'),
    method: textAt(call, 'method'),
    status: Number(objectAt(call).status),
    body: objectAt(call, 'body'),
  };
}

function readReport(report: unknown): CycleReport {
  return {
    payloads: listAt(report, 'payloads').map((payload) => ({
      stream: textAt(payload, 'stream'),
      items: Number(objectAt(payload).items),
      status: Number(objectAt(payload).status),
    })),
    waiting: Number(objectAt(report).waiting),
  };
}

/** The number of the contact that a save changes; `null` for a create. */
export function numberSaved({ body }: ReceivedCall): string | null {
  const data = objectAt(body, body.structureContactData ? 'structureContactData' : DATA);
  return typeof data.contactNumber === 'string' ? data.contactNumber : null;
}

const DATA = 'individualContactData';
