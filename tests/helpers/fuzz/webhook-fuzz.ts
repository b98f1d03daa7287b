import { request as httpRequest } from 'node:http';
import fc from 'fast-check';
import {
  CONSENT_UID,
  CONTACT_HISTORY_UID,
  CONTACT_LINK_UID,
  CONTACT_UID,
  DELIVERY_UID,
  QUARANTINED_ITEM_UID,
} from '../../../server/src/contracts';
import { MAX_ITEMS, refuseUnparsed } from '../../../server/src/inbox/envelope';
import { personInS360 } from '../contacts/contacts';
import { rowsOf, type Row } from '../scene/crm-side';
import { WEBHOOK_KEY } from '../institutions/institutions';
import { at, listAt, parsed, textAt } from '../json';
import type { Scene } from '../scene/scene';
import { until } from '../waiting';
import { anyFuzzRequest, type FuzzRequest } from './requests';

const AT_ONCE = 4;
const PER_BATCH = 250;
const APPLIED_WITHIN_MS = 120_000;

/** The result of a fuzz run. */
export interface FuzzReport {
  /** How often each answer occurred; `cut` means that our side ended the connection. */
  answers: Record<string, number>;
  /** The number of items by outcome. */
  outcomes: Record<string, number>;
  /** Violations as texts; the first few of a batch. */
  wrong: string[];
}

/** The possible answers to a request with the right credentials. */
const RIGHT_ANSWERS = new Set(['200', '400', '413', 'cut']);
const OUTCOMES = new Set([
  'applied',
  'unchanged',
  'superseded',
  'kept',
  'needsPull',
  'accessControl',
  'erased',
  'quarantined',
]);

/**
 * Sends mutated payloads to the webhook of a scene with one institution and without edits, and
 * checks after each batch the outcome of every item. It ends after `withinMs`: Jest would
 * leave it running, and with it a Strapi in the way of the next one in this process.
 */
export async function fuzzWebhook(
  scene: Scene,
  { payloads, seed, withinMs = Infinity }: { payloads: number; seed: number; withinMs?: number },
): Promise<FuzzReport> {
  const endsAt = performance.now() + withinMs;
  scene.excuse({
    check: 'known',
    fits: / is not in S-360$/,
    because: 'the payloads are made up: S-360 has nobody of their numbers',
  });
  const report: FuzzReport = { answers: {}, outcomes: {}, wrong: [] };
  let checkedUntil = 0;
  for (let sent = 0; sent < payloads; sent += PER_BATCH) {
    if (performance.now() > endsAt) {
      report.wrong.push(`only ${sent} of ${payloads} payloads were sent in ${withinMs} ms`);
      return report;
    }
    const numRuns = Math.min(PER_BATCH, payloads - sent);
    const requests = fc.sample(anyFuzzRequest, { seed: seed + sent, numRuns });
    await sendAll(scene, requests, report);
    await applied(scene);
    checkedUntil = await checkBatch(scene, checkedUntil, report);
    await checkHealth(scene, sent, report);
    if (report.wrong.length > 0) return report;
  }
  return report;
}

async function sendAll(
  scene: Scene,
  requests: readonly FuzzRequest[],
  report: FuzzReport,
): Promise<void> {
  const waiting = [...requests];
  const sender = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const answer = await answerTo(scene, next);
      report.answers[answer] = (report.answers[answer] ?? 0) + 1;
      if (!RIGHT_ANSWERS.has(answer)) {
        const { body, headers, method, query } = next;
        const asked = `${method} ${query} ${JSON.stringify(headers)} ${shortText(body)}`;
        report.wrong.push(`${answer} to ${asked}`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
}

const shortText = (body: Buffer): string => JSON.stringify(body.toString('utf8').slice(0, 1000));

/** Sends one request byte for byte; returns the status or the reason for its absence. */
function answerTo(
  scene: Scene,
  { body, cutAfter, headers, method, query }: FuzzRequest,
): Promise<string> {
  return new Promise((resolve) => {
    const isChunked = headers['transfer-encoding'] !== undefined;
    const outgoing = httpRequest(
      `${scene.running().url}/api/s360/contacts/myvenue${query}`,
      {
        method,
        agent: false,
        headers: {
          [WEBHOOK_KEY.header]: WEBHOOK_KEY.key,
          ...(!isChunked && { 'content-length': String(body.length) }),
          ...headers,
        },
      },
      (response) => {
        response.resume();
        response.on('error', () => undefined);
        resolve(String(response.statusCode));
      },
    );
    outgoing.on('error', (error) => resolve(cutAfter === null ? error.message : 'cut'));
    if (cutAfter === null) {
      outgoing.end(body);
      return;
    }
    outgoing.write(body.subarray(0, cutAfter));
    outgoing.flushHeaders();
    setTimeout(() => outgoing.destroy(new Error('cut')), 5);
  });
}

/** Waits until no delivery is stored any more; pulls and searches may continue. */
async function applied(scene: Scene): Promise<void> {
  await until(
    'no delivery is stored',
    async () => (await scene.crm.deliveries({ state: 'stored' })).length === 0,
    APPLIED_WITHIN_MS,
  );
}

/** Checks the deliveries after a given id; returns the last id. */
async function checkBatch(scene: Scene, afterId: number, report: FuzzReport): Promise<number> {
  const rows = (uid: string, where: Row = {}) => rowsOf(scene.running(), uid, where);
  const deliveries = await rows(DELIVERY_UID, { id: { $gt: afterId } });
  const quarantined = await rows(QUARANTINED_ITEM_UID, { deliveryId: { $gt: afterId } });
  for (const delivery of deliveries) {
    const later = deliveries.filter(({ id }) => Number(id) > Number(delivery.id));
    checkDelivery(delivery, { quarantined, imported: importedIn(later) }, report);
  }
  await checkTables(rows, report);
  return Math.max(afterId, ...deliveries.map(({ id }) => Number(id)));
}

/** The numbers that these deliveries brought, so that earlier items of them are obsolete. */
function importedIn(deliveries: readonly Row[]): ReadonlySet<string> {
  const applied = deliveries.filter(({ state }) => state === 'applied');
  const outcomes = applied.flatMap((delivery) => listAt(parsed(delivery.outcomes)));
  const imported = outcomes.filter((outcome) =>
    ['applied', 'unchanged'].includes(textAt(outcome, 'outcome')),
  );
  return new Set(imported.map((outcome) => String(at(outcome, 'contactNumber'))));
}

/**
 * Each item has exactly one outcome, and is in quarantine exactly when it was quarantined, unless
 * its number was imported later.
 */
function checkDelivery(
  delivery: Row,
  { imported, quarantined }: { quarantined: readonly Row[]; imported: ReadonlySet<string> },
  report: FuzzReport,
): void {
  const wrong = (what: string) =>
    report.wrong.push(
      `delivery ${String(delivery.id)}: ${what}: ${String(delivery.body).slice(0, 500)}`,
    );
  if (delivery.state === 'refused') {
    // NUL characters are removed before the body is stored, so the stored body may be shorter.
    const cameSo = Buffer.byteLength(String(delivery.body)) === Number(delivery.byteLength);
    if (cameSo && isReadable(String(delivery.body))) wrong('a readable body was refused');
    return;
  }
  if (delivery.state !== 'applied') {
    wrong(`is ${String(delivery.state)}`);
    return;
  }
  const outcomes = listAt(parsed(delivery.outcomes));
  const items = itemsIn(String(delivery.body));
  const positions = outcomes.map((outcome) => Number(Reflect.get(Object(outcome), 'position')));
  if (positions.join() !== items.map((_item, position) => position).join()) {
    wrong(`${items.length} items, outcomes at ${positions.join()}`);
  }
  for (const outcome of outcomes) {
    const kind = textAt(outcome, 'outcome');
    report.outcomes[kind] = (report.outcomes[kind] ?? 0) + 1;
    if (!OUTCOMES.has(kind)) wrong(`an outcome ${kind}`);
  }
  const kept = quarantined.filter(({ deliveryId }) => Number(deliveryId) === Number(delivery.id));
  const inQuarantine = kept.map(({ position }) => Number(position)).sort((a, b) => a - b);
  const expected = outcomes
    .filter((outcome) => textAt(outcome, 'outcome') === 'quarantined')
    .map((outcome) => ({
      position: Number(at(outcome, 'position')),
      isObsolete: imported.has(String(at(outcome, 'contactNumber'))),
    }))
    .filter(({ isObsolete, position }) => !isObsolete || inQuarantine.includes(position))
    .map(({ position }) => position);
  if (inQuarantine.join() !== expected.join()) {
    wrong(`quarantined ${expected.join()}, in quarantine ${inQuarantine.join()}`);
  }
}

/** Some writers put a byte order mark before their JSON. */
const withoutMark = (body: string): string => body.replace(/^\uFEFF/, '');

/** A long body may also exceed the bounds that have a test of their own (`envelope`). */
function isReadable(body: string): boolean {
  if (refuseUnparsed(body) !== null) return false;
  try {
    const value: unknown = JSON.parse(withoutMark(body));
    return typeof value === 'object' && value !== null && itemsIn(body).length <= MAX_ITEMS;
  } catch {
    return false;
  }
}

function itemsIn(body: string): unknown[] {
  const value: unknown = JSON.parse(withoutMark(body));
  if (Array.isArray(value)) return value;
  const bucket: unknown = Object.getOwnPropertyDescriptor(value, 'bucket')?.value;
  return Array.isArray(bucket) ? bucket : [value];
}

/**
 * Nothing is applied in part: each contact has one link, its history and its consents, each link
 * has its contact, and no link has a number without an applied item.
 */
async function checkTables(
  rows: (uid: string, where?: Row) => Promise<Row[]>,
  report: FuzzReport,
): Promise<void> {
  const contacts = new Set((await rows(CONTACT_UID)).map(({ documentId }) => documentId));
  const links = await rows(CONTACT_LINK_UID);
  const linked = new Set(links.map(({ contactDocumentId }) => contactDocumentId));
  const created = new Set(
    (await rows(CONTACT_HISTORY_UID, { field: { $null: true } })).map(
      ({ contactDocumentId }) => contactDocumentId,
    ),
  );
  const wrong = report.wrong;
  for (const contact of contacts) {
    if (!linked.has(contact)) wrong.push(`contact ${String(contact)} has no link`);
    if (!created.has(contact)) wrong.push(`contact ${String(contact)} has no history`);
  }
  for (const { contactDocumentId, contactNumber } of links) {
    if (!contacts.has(contactDocumentId)) {
      wrong.push(`the link of ${String(contactNumber)} has no contact`);
    }
  }
  for (const { contactDocumentId } of await rows(CONSENT_UID)) {
    if (!linked.has(contactDocumentId)) {
      wrong.push(`a consent of ${String(contactDocumentId)}, which is not linked`);
    }
  }
  if (linked.size !== links.length) wrong.push('a contact has two links');
}

/** The process answers, accepts a normal payload, and has unpolluted objects. */
async function checkHealth(scene: Scene, batch: number, report: FuzzReport): Promise<void> {
  const health = await fetch(`${scene.running().url}/_health`);
  if (health.status !== 204) report.wrong.push(`health ${health.status}`);
  const polluted = Object.getOwnPropertyNames(Object.prototype).filter(
    (name) => name === 'polluted',
  );
  if (polluted.length > 0) report.wrong.push('Object.prototype was changed');
  const contactNumber = String(900_000 + batch);
  const lastName = `Normal ${batch}`;
  const answer = await scene.delivers([{ contactNumber, ...personInS360({ lastName }) }]);
  if (answer.status !== 200) report.wrong.push(`a normal payload: ${answer.status}`);
  await applied(scene);
  const contact = await scene.crm.contactOf('myvenue', contactNumber);
  if (contact?.lastName !== lastName) report.wrong.push(`${contactNumber} was not applied`);
}
