import { monthOf } from '../institutions';
import { COUNTED_OUTCOMES } from '../contracts/overview';
import { STREAMS } from '../contracts/streams';
import { closedUntilMs } from '../sending';
import type { Row } from '../kernel/database/strapi-database';
import { integer, text, time } from '../kernel/database/values';
import type { Metric, Sample } from './exposition';
import type { MeasuredRows } from './measured-rows';

interface MeasuredInstitution {
  code: string;
  /** `null`: without a quota. */
  callsPerMonth: number | null;
  /** The methods that save something. */
  savingMethods: readonly string[];
}

type Institutions = readonly MeasuredInstitution[];

const DIRECTIONS: Readonly<Record<string, string>> = { delayIn: 'in', delayOut: 'out' };

/** A call that has no outcome yet is under way, or its process was killed. */
const outcomeOf = (row: Row): string => text(row.outcome) ?? 'none';

const labelsOf = (row: Row, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, text(row[name]) ?? '']));

function samplesOf(rows: readonly Row[], labels: readonly string[], value: (row: Row) => number) {
  return rows.map((row): Sample => ({ labels: labelsOf(row, labels), value: value(row) }));
}

const count = (of: string) => (row: Row) => integer(row[of]);

const metric = (name: string, help: string, samples: readonly Sample[]): Metric => ({
  name: `s360_${name}`,
  help,
  samples,
});

function pushes(calls: readonly Row[], institutions: Institutions): Sample[] {
  return institutions.flatMap(({ code, savingMethods }) =>
    ['ok', 'failed'].map((outcome) => ({
      labels: { institution: code, outcome },
      value: calls
        .filter(
          (row) =>
            row.institution === code &&
            row.outcome === outcome &&
            savingMethods.includes(text(row.method) ?? ''),
        )
        .reduce((sum, row) => sum + integer(row.calls), 0),
    })),
  );
}

function items(deliveries: readonly Row[]): Sample[] {
  return deliveries
    .filter(({ state }) => state === 'applied')
    .flatMap((row) =>
      COUNTED_OUTCOMES.map((outcome) => ({
        labels: { ...labelsOf(row, ['institution', 'stream']), outcome },
        value: integer(row[outcome]),
      })),
    );
}

/** What was exchanged in the last hour. */
function exchanged(
  { calls, deliveries }: Pick<MeasuredRows, 'calls' | 'deliveries'>,
  institutions: Institutions,
): Metric[] {
  return [
    metric(
      'deliveries_last_hour',
      'Deliveries received in the last 60 minutes, by what became of them.',
      samplesOf(deliveries, ['institution', 'stream', 'state'], count('deliveries')),
    ),
    metric(
      'items_last_hour',
      'Items of the applied deliveries of the last 60 minutes, by outcome.',
      items(deliveries),
    ),
    metric(
      'calls_last_hour',
      'Calls begun in the last 60 minutes, by method and outcome (none: not ended).',
      samplesOf(calls, ['institution', 'method', 'outcome'], count('calls')),
    ),
    metric(
      'pushes_last_hour',
      'Saving calls of the last 60 minutes that have ended.',
      pushes(calls, institutions),
    ),
  ];
}

/** A queue in which nothing waits has a count and an age of 0: no series appears and goes. */
const queues = (rows: readonly Row[], all: readonly Row[], labels: readonly string[]): Row[] =>
  all.map((queue) => rows.find((row) => labels.every((of) => row[of] === queue[of])) ?? queue);

function waiting(
  { pendingLinks, waitingDeliveries }: Pick<MeasuredRows, 'pendingLinks' | 'waitingDeliveries'>,
  institutions: Institutions,
  now: Date,
): Metric[] {
  const ageSeconds = ({ since }: Row) =>
    Math.max(0, (now.getTime() - (time(since) ?? now).getTime()) / 1_000);
  const codes = institutions.map(({ code }): Row => ({ institution: code, waiting: 0 }));
  const ofStreams = codes.flatMap((of) => STREAMS.map((stream): Row => ({ ...of, stream })));
  const streamLabels = ['institution', 'stream'];
  const deliveries = queues(waitingDeliveries, ofStreams, streamLabels);
  const contacts = queues(pendingLinks, codes, ['institution']);
  return [
    metric(
      'waiting_deliveries',
      'Deliveries that wait to be applied.',
      samplesOf(deliveries, streamLabels, count('waiting')),
    ),
    metric(
      'oldest_waiting_delivery_seconds',
      'How long the oldest of them has waited.',
      samplesOf(deliveries, streamLabels, ageSeconds),
    ),
    metric(
      'pending_contacts',
      'Contacts that wait to be sent.',
      samplesOf(contacts, ['institution'], count('waiting')),
    ),
    metric(
      'oldest_pending_contact_seconds',
      'How long the oldest of them has waited.',
      samplesOf(contacts, ['institution'], ageSeconds),
    ),
  ];
}

/** Whether S-360 may be called, and how often. */
function allowed(states: readonly Row[], institutions: Institutions, now: Date): Metric[] {
  const month = monthOf(now.getTime());
  const stateOf = (code: string) => states.find(({ institution }) => institution === code);
  const limited = institutions.flatMap(({ callsPerMonth: quota, code }) => {
    const row = stateOf(code);
    const taken = row?.month === month ? integer(row.taken) : 0;
    return quota === null ? [] : [{ labels: { institution: code }, quota, taken }];
  });
  return [
    metric(
      'quota_calls',
      'Calls of a calendar month (UTC).',
      limited.map(({ labels, quota }) => ({ labels, value: quota })),
    ),
    metric(
      'quota_left_calls',
      'Calls left in this calendar month (UTC).',
      limited.map(({ labels, quota, taken }) => ({ labels, value: Math.max(0, quota - taken) })),
    ),
    metric(
      'closed_seconds',
      'How long no calls are made, because S-360 refuses them or cannot be reached.',
      institutions.map(({ code }) => ({
        labels: { institution: code },
        value: Math.max(0, closedUntilMs(stateOf(code) ?? {}) - now.getTime()) / 1_000,
      })),
    ),
  ];
}

function delayed(rows: readonly Row[]): Metric[] {
  const delays = rows.map((row) => ({ ...row, direction: DIRECTIONS[text(row.kind) ?? ''] }));
  const labels = ['institution', 'direction'];
  return [
    metric(
      'change_delay_average_seconds',
      'From a change of a contact to the other side, in this hour and the one before.',
      samplesOf(delays, labels, (row) =>
        integer(row.changes) === 0 ? 0 : integer(row.totalMs) / integer(row.changes) / 1_000,
      ),
    ),
    metric(
      'change_delay_longest_seconds',
      'The longest of these delays.',
      samplesOf(delays, labels, (row) => integer(row.longestMs) / 1_000),
    ),
  ];
}

/** The metrics of these institutions. Pure. */
export function metricsOf(measured: MeasuredRows, institutions: Institutions, now: Date): Metric[] {
  const codes = new Set(institutions.map(({ code }) => code));
  const configured = (rows: readonly Row[]) =>
    rows.filter(({ institution }) => codes.has(text(institution) ?? ''));
  // An alert may concern all institutions: it names none.
  const alerts = measured.alerts.filter(
    ({ institution }) => !institution || codes.has(text(institution) ?? ''),
  );
  return [
    ...exchanged(
      {
        deliveries: configured(measured.deliveries),
        calls: configured(measured.calls).map((row) => ({ ...row, outcome: outcomeOf(row) })),
      },
      institutions,
    ),
    ...waiting(measured, institutions, now),
    ...allowed(measured.permitStates, institutions, now),
    ...delayed(configured(measured.delays)),
    metric(
      'raised_alerts',
      'Causes that need attention and have been reported, by who can cure them.',
      samplesOf(alerts, ['institution', 'kind', 'actor'], count('alerts')),
    ),
  ];
}
