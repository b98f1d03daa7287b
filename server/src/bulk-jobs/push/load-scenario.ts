import { MINUTE_MS } from '../../kernel/time/durations';
import type { BulkJobCounts } from '../../contracts/bulk-jobs';
import type { CallLimits, CallWindow } from '../../institutions';
import type { CallName } from '../../s360';
import { callsPerMs } from '../../sending';
import type { BulkJobForecast } from '../bulk-job-view';
import { callsOf } from './push-counts';

/** The information that S-360's platform team needs before many calls. No personal data. */
interface BulkJobScenario {
  institution: { code: string; name: string; baseUrl: string };
  operator: string;
  counts: BulkJobCounts;
  calls: { saveIndividualContactData: CallName; saveStructureContactData: CallName };
  limits: CallLimits;
  takenThisMonth: number;
  start: Date;
  forecast: BulkJobForecast;
}

const number = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

const moment = (date: Date | null): string =>
  date === null
    ? 'not within the quota'
    : `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

function windowText({ calls, method, perMs, scope, service }: CallWindow): string {
  const of = method ?? service ?? `each ${scope === 'institution' ? 'instance' : scope}`;
  return `${number.format(calls)} calls per ${number.format(perMs / 1000)} s, ${of}`;
}

function methodRows({ calls, counts }: BulkJobScenario): string[] {
  const { saveIndividualContactData: individual, saveStructureContactData: structure } = calls;
  const rows: [CallName, string, number | undefined][] = [
    [individual, 'create', counts.createdIndividuals],
    [individual, 'update', counts.changedIndividuals],
    [structure, 'create', counts.createdStructures],
    [structure, 'update', counts.changedStructures],
  ];
  return rows.map(
    ([{ method, service }, purpose, count]) =>
      `| ${service} | ${method} | ${purpose} | ${number.format(count ?? 0)} |`,
  );
}

/** The maximum number of bulk calls within a period. */
function peakText(limits: CallLimits, calls: number, perMs: number): string {
  const most = Math.ceil(callsPerMs(limits, 'bulk') * perMs);
  return number.format(Math.min(calls, most));
}

/** The load scenario as a Markdown document for S-360's platform team. */
export function bulkJobScenario(scenario: BulkJobScenario): string {
  const { counts, forecast, institution, limits, operator, start, takenThisMonth } = scenario;
  const calls = callsOf(counts);
  const quota =
    limits.callsPerMonth === null
      ? 'none'
      : `${number.format(limits.callsPerMonth)} calls per calendar month, ${number.format(takenThisMonth)} used so far`;
  return [
    `# Load scenario: first synchronization of contacts with ${institution.name}`,
    '',
    `- Institution: ${institution.name} (\`${institution.code}\`), ${institution.baseUrl}`,
    `- Client: strapi-plugin-s360, virtual operator \`${operator}\``,
    '- Contact person at the venue: ____________________ (name, e-mail, phone)',
    '- Contact person for the integration: ____________________ (name, e-mail, phone)',
    '',
    '## Calls',
    '',
    '| Service | Method | Purpose | Calls |',
    '|---|---|---|---:|',
    ...methodRows(scenario),
    `| | | **together** | **${number.format(calls)}** |`,
    '',
    'Each call carries one contact. There are no calls in parallel beyond four.',
    'A refused call is not repeated automatically; one that was limited (509, 429) is made later.',
    '',
    '## Time',
    '',
    `- Start: ${moment(start)}`,
    `- Expected end: ${moment(forecast.finishedAt)}${forecast.days === null ? '' : ` (${number.format(forecast.days)} days)`}`,
    `- Peak per minute: ${peakText(limits, calls, MINUTE_MS)} calls`,
    `- Peak per hour: ${peakText(limits, calls, 60 * MINUTE_MS)} calls`,
    '- The bulk job can be paused at any moment, and goes on where it stopped.',
    '',
    '## Limits that are kept',
    '',
    ...limits.windows.map((window) => `- ${windowText(window)}`),
    `- Of each, ${number.format(limits.bookingReserve)} calls stay free for bookings`,
    `- Quota: ${quota}`,
    '',
  ].join('\n');
}
