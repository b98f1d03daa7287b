import { backOffice } from '../contacts/back-office';
import { saveByOperator } from '../contacts/operator';
import { type Fault, readFault } from '../faults';
import type { Institution } from '../institution';
import { isObject, type JsonObject, type JsonValue, numberOf, toJson, textsOf } from '../json';
import type { CallLimits } from '../options';
import { saveOrderByOperator } from '../orders/operator';
import { readWebhookSettings } from '../webhooks/settings';
import { ControlRefusal } from './refusal';
import type { ControlAnswer } from './router';

export interface ControlCall {
  method: string;
  parts: string[];
  query: URLSearchParams;
  body: unknown;
}

export function answerForInstitution(
  institution: Institution,
  call: ControlCall,
): ControlAnswer | Promise<ControlAnswer> {
  const [resource = '', key] = call.parts;
  if (call.parts.length > 2) throw new ControlRefusal(404, 'unknown control call');
  switch (`${call.method} ${resource}${key === undefined ? '' : '/key'}`) {
    case 'GET contacts':
      return { rows: page(institution.contacts.all(startOf(call.query)), maxOf(call.query)) };
    case 'GET contacts/key':
      return { json: found(institution.contacts.get(key ?? '')) };
    case 'POST contacts':
      return { json: saveByOperator(bodyOf(call), institution) };
    case 'GET orders':
      return { rows: page(ordersFrom(institution, startOf(call.query)), maxOf(call.query)) };
    case 'GET orders/key':
      return { json: found(institution.orders.get(Number(key))?.details) };
    case 'POST orders':
      return { json: saveOrderByOperator(bodyOf(call), institution) };
    case 'POST stock':
      return { json: setStock(institution, bodyOf(call)) };
    case 'POST cycle':
      return institution.webhooks.cycle().then((report) => ({ json: toJson(report) }));
    case 'GET webhooks':
      return { json: toJson(institution.webhooks.settings) };
    case 'POST webhooks':
      institution.webhooks.change(readWebhookSettings(bodyOf(call)));
      return { json: toJson(institution.webhooks.settings) };
    case 'POST announce':
      return { json: announce(institution, bodyOf(call)) };
    case 'GET calls':
      return { json: toJson(institution.calls.list()) };
    case 'DELETE calls':
      institution.calls.clear();
      return { json: [] };
    case 'GET faults':
      return { json: toJson(institution.faults.list()) };
    case 'POST faults':
      setFaults(institution, call.body);
      return { json: toJson(institution.faults.list()) };
    case 'DELETE faults':
      institution.faults.end();
      return { json: [] };
    case 'GET limits':
      return { json: toJson(institution.limits.settings) };
    case 'PUT limits':
      institution.limits.change(readLimits(bodyOf(call)));
      return { json: toJson(institution.limits.settings) };
    case 'GET behaviour':
      return { json: toJson(institution.behaviour.now) };
    case 'POST behaviour':
      institution.behaviour.change(bodyOf(call));
      return { json: toJson(institution.behaviour.now) };
    case 'DELETE behaviour':
      institution.behaviour.reset();
      return { json: toJson(institution.behaviour.now) };
    default:
      return { json: inBackOffice(institution, call, resource) };
  }
}

function inBackOffice(institution: Institution, call: ControlCall, name: string): JsonObject {
  const isKnown = call.method === 'POST' && call.parts.length === 1;
  const act = isKnown && Object.hasOwn(backOffice, name) ? backOffice[name] : undefined;
  if (!act) throw new ControlRefusal(404, 'unknown control call');
  return act(bodyOf(call), institution);
}

function bodyOf(call: ControlCall): JsonObject {
  if (!isObject(call.body)) throw new ControlRefusal(400, 'the body is not an object');
  return call.body;
}

function found(value: JsonValue | undefined): JsonValue {
  if (value === undefined) throw new ControlRefusal(404, 'unknown');
  return value;
}

const startOf = (query: URLSearchParams): number => Number(query.get('start') ?? 0) || 0;
const maxOf = (query: URLSearchParams): number => {
  const max = query.get('max');
  return max === null ? Number.POSITIVE_INFINITY : Number(max) || 0;
};

function* page<Row>(rows: Iterable<Row>, max: number): Generator<Row> {
  let given = 0;
  for (const row of rows) {
    if (given >= max) return;
    given += 1;
    yield row;
  }
}

function* ordersFrom(institution: Institution, start: number): Generator<JsonValue> {
  for (const { details } of institution.orders.all(start)) yield details;
}

function setStock(institution: Institution, body: JsonObject): JsonObject {
  const performanceId = numberOf(body, 'performanceId');
  const seatCategoryId = numberOf(body, 'seatCategoryId');
  const left = numberOf(body, 'left');
  if (performanceId === undefined || seatCategoryId === undefined || left === undefined) {
    throw new ControlRefusal(400, 'performanceId, seatCategoryId and left are numbers');
  }
  institution.stock.setLeft({ performanceId, seatCategoryId }, left);
  return { performanceId, seatCategoryId, left };
}

/** An array replaces the current faults (`[]` clears them); a single fault is added. */
function setFaults(institution: Institution, body: unknown): void {
  const read = (source: unknown): Fault => {
    const fault = isObject(source) ? readFault(source) : undefined;
    if (!fault)
      throw new ControlRefusal(
        400,
        'a fault has the kind http, business, timeout, drop-response or reset',
      );
    return fault;
  };
  if (Array.isArray(body)) institution.faults.replace(body.map(read));
  else institution.faults.add(read(body));
}

function readLimits(body: JsonObject): Partial<CallLimits> {
  const limits: Partial<CallLimits> = {};
  for (const name of [
    'perEndpointPerMinute',
    'perInstancePerMinute',
    'perMonth',
    'catalogPerTenMinutes',
    'availabilityPerMinute',
  ] as const) {
    const limit = body[name];
    if (limit === null || typeof limit === 'number') limits[name] = limit;
  }
  const { counting } = body;
  if (counting === 'rolling' || counting === 'calendar') limits.counting = counting;
  return limits;
}

/**
 * Queues contacts and orders as if they had just changed, as in a first load: `{"contacts": true,
 * "orders": true}` for all (except seeded guests), or lists of numbers. When all of both are
 * loaded, a few contacts arrive only after one of their orders.
 */
function announce(institution: Institution, body: JsonObject): JsonObject {
  const { contacts, orders } = institution.webhooks.streams;
  const contactNumbers =
    body.contacts === true ? institution.contacts.numbers() : textsOf(body, 'contacts');
  const isWhole = body.contacts === true && body.orders === true;
  const late = new Set(isWhole ? institution.lateContacts() : []);
  for (const contactNumber of contactNumbers) {
    if (late.has(contactNumber)) contacts.queueAfterCycle(contactNumber);
    else contacts.queue(contactNumber);
  }
  const orderIds =
    body.orders === true ? institution.orders.finalizedIds() : textsOf(body, 'orders');
  for (const orderId of orderIds) orders.queue(String(orderId));
  return { waiting: contacts.waiting + orders.waiting };
}
