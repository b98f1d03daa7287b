import type { Row } from '../kernel/database/strapi-database';
import { integer, text, time } from '../kernel/database/values';
import { monthOf } from '../institutions';
import type { Metric, Sample } from './exposition';
import { ITEM_COUNTS } from '../inbox';
import type { MeasuredRows } from './measured-rows';

/** What metrics have to know of an institution. */
export interface MeasuredInstitution {
  code: string;
  /** `null`: without a quota. */
  callsPerMonth: number | null;
  /** The methods that save something. */
  savingMethods: readonly string[];
}

const DIRECTIONS: Readonly<Record<string, string>> = { delayIn: 'in', delayOut: 'out' };

/** A call that has no outcome yet is under way, or its process was killed. */
const outcomeOf = (row: Row): string => text(row.outcome) ?? 'none';

const labelsOf = (row: Row, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, text(row[name]) ?? '']));

function samplesOf(rows: readonly Row[], labels: readonly string[], value: (row: Row) => number) {
  return rows.map((row): Sample => ({ labels: labelsOf(row, labels), value: value(row) }));
}

function pushes(calls: readonly Row[], institutions: readonly MeasuredInstitution[]): Sample[] {
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
      ITEM_COUNTS.map((outcome) => ({
        labels: { ...labelsOf(row, ['institution', 'stream']), outcome },
        value: integer(row[outcome]),
      })),
    );
}

function quotaLeft(
  rows: readonly Row[],
  institutions: readonly MeasuredInstitution[],
  now: Date,
): Sample[] {
  const month = monthOf(now.getTime());
  return institutions.flatMap(({ callsPerMonth, code }) => {
    if (callsPerMonth === null) return [];
    const row = rows.find(({ institution }) => institution === code);
    const taken = row?.month === month ? integer(row.taken) : 0;
    return [{ labels: { institution: code }, value: Math.max(0, callsPerMonth - taken) }];
  });
}

/** The metrics of these institutions. Pure. */
export function metricsOf(
  measured: MeasuredRows,
  institutions: readonly MeasuredInstitution[],
  now: Date,
): Metric[] {
  const codes = new Set(institutions.map(({ code }) => code));
  const configured = (rows: readonly Row[]) =>
    rows.filter(({ institution }) => codes.has(text(institution) ?? ''));
  const deliveries = configured(measured.deliveries);
  const waiting = configured(measured.waitingDeliveries);
  const pending = configured(measured.pendingLinks);
  const calls = configured(measured.calls).map((row) => ({ ...row, outcome: outcomeOf(row) }));
  const delays = configured(measured.delays).map((row) => ({
    ...row,
    direction: DIRECTIONS[text(row.kind) ?? ''],
  }));
  const ofStream = ['institution', 'stream'];
  const ofWay = ['institution', 'direction'];
  const ageSeconds = ({ since }: Row) =>
    Math.max(0, (now.getTime() - (time(since) ?? now).getTime()) / 1_000);
  const count = (of: string) => (row: Row) => integer(row[of]);
  const metric = (name: string, help: string, samples: readonly Sample[]): Metric => ({
    name: `s360_${name}`,
    help,
    samples,
  });
  return [
    metric(
      'deliveries_last_hour',
      'Deliveries received in the last 60 minutes, by what became of them.',
      samplesOf(deliveries, [...ofStream, 'state'], count('deliveries')),
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
    metric(
      'waiting_deliveries',
      'Deliveries that wait to be applied.',
      samplesOf(waiting, ofStream, count('waiting')),
    ),
    metric(
      'oldest_waiting_delivery_seconds',
      'How long the oldest of them has waited.',
      samplesOf(waiting, ofStream, ageSeconds),
    ),
    metric(
      'pending_contacts',
      'Contacts that wait to be sent.',
      samplesOf(pending, ['institution'], count('waiting')),
    ),
    metric(
      'oldest_pending_contact_seconds',
      'How long the oldest of them has waited.',
      samplesOf(pending, ['institution'], ageSeconds),
    ),
    metric(
      'quota_left_calls',
      'Calls left in this calendar month (UTC).',
      quotaLeft(measured.usedQuota, institutions, now),
    ),
    metric(
      'change_delay_average_seconds',
      'From a change of a contact to the other side, in this hour and the one before.',
      samplesOf(delays, ofWay, (row) =>
        integer(row.changes) === 0 ? 0 : integer(row.totalMs) / integer(row.changes) / 1_000,
      ),
    ),
    metric(
      'change_delay_longest_seconds',
      'The longest of these delays.',
      samplesOf(delays, ofWay, (row) => integer(row.longestMs) / 1_000),
    ),
  ];
}
