import { HOLDING_STATES, waitingByBulkJob } from '../../bulk-jobs';
import type { BulkPushPlan } from '../../contracts/bulk-jobs';
import { pushRequest } from '../../contracts/schemas/bulk-jobs';
import { validated } from '../../kernel/http/validated';
import { notSending } from '../../sending';
import { modulesOf } from '../modules';
import type { CommandInput } from './command';
import { followBulkJob } from './followed-bulk-job';
import {
  answer,
  commandLineAuthor,
  counted,
  countLines,
  described,
  DRY_RUN,
  isAgreed,
  JSON_ONLY,
  NO_WAIT,
  say,
  wrongOption,
  YES,
} from './frame';

/** `strapi-s360 push`: a bulk push. */
export const pushCommand = described({
  name: 'push',
  summary: 'Send contacts of the CRM to an institution',
  usage: '<institution> [options]',
  about: `Plans a bulk push as the S-360 page does: says how many contacts it would create and change, how
many calls that costs and how long it takes. After your agreement it sends them within the limits
and the quota of the institution. Ctrl-C leaves the work to the running Strapi.`,
  options: {
    type: { value: '<type>', help: 'individual or structure (default: both)' },
    'updated-since': {
      value: '<time>',
      help: 'only contacts changed since, e.g. 2026-05-31T00:00:00Z',
    },
    'unlinked-only': { help: 'only contacts that the institution does not have' },
    ...DRY_RUN,
    ...NO_WAIT,
    ...YES,
    ...JSON_ONLY,
  },
  wrongUse(input) {
    if (input.positionals.length !== 1) return 'Name one institution by its code.';
    const { type, updatedSince } = pushRequest.shape;
    return (
      wrongOption(input, 'type', { schema: type, is: 'individual or structure' }) ??
      wrongOption(input, 'updated-since', {
        schema: updatedSince,
        is: 'a time like 2026-05-31T00:00:00Z',
      })
    );
  },
  institutions: ({ positionals }) => positionals,
  async run(input) {
    const { bulkJobs } = modulesOf(input.strapi);
    const { institution, ...filter } = requestOf(input);
    const plan = await bulkJobs.planPush(institution, filter);
    say(input, planLines(plan));
    if ((plan.counts.heldBulkJob ?? 0) > 0) say(input, await holdingLines(input, institution));
    if (input.flag('dry-run') || plan.calls === 0) {
      answer(input, plan);
      return 0;
    }
    if (await isRefused(input, institution)) return 2;
    if (!(await isAgreed(input))) return 2;
    const job = await bulkJobs.startPush(institution, filter, commandLineAuthor(), plan.calls);
    return followBulkJob(input, job.id);
  },
});

const requestOf = ({ flag, positionals, text }: CommandInput) =>
  validated(pushRequest, {
    institution: positionals[0],
    type: text('type'),
    updatedSince: text('updated-since'),
    ...(flag('unlinked-only') && { unlinkedOnly: true }),
  });

function planLines({ calls, counts, days, finishedAt, institution }: BulkPushPlan): string[] {
  const end = finishedAt === null ? 'not within ten years' : `until ${finishedAt}`;
  // Less than a day counts as one, which a few minutes are not.
  const time = days === null || days === 1 ? end : `${end} (${counted(days, 'day')})`;
  return [
    `${institution}:`,
    ...countLines(counts),
    calls === 0 ? 'Nothing is to be sent.' : `It costs ${counted(calls, 'call')}, ${time}.`,
  ];
}

/** Which bulk jobs hold contacts for the institution, and what releases them. */
async function holdingLines({ strapi }: CommandInput, institution: string): Promise<string[]> {
  const { bulkJobStore, process } = modulesOf(strapi);
  const holding = await bulkJobStore.findWhere({ state: { $in: [...HOLDING_STATES] } });
  const ids = holding.map(({ id }) => id);
  const waiting = await waitingByBulkJob(process.database, ids, [institution]);
  return holding.flatMap(({ id, kind, state }) => {
    const contacts = kind === 'pull' ? 0 : (waiting.get(id) ?? 0);
    if (contacts === 0) return [];
    const cure = state === 'paused' ? 'resume' : 'approve';
    return [
      `Bulk job ${id} (${state}) holds ${counted(contacts, 'contact')} back: ${cure} it on the S-360 page.`,
    ];
  });
}

/** A push that nothing sends would wait without an end. */
async function isRefused({ strapi, terminal }: CommandInput, code: string): Promise<boolean> {
  const { institutions, sendingTrust } = modulesOf(strapi);
  const institution = institutions.find(code);
  const why = institution && notSending(await sendingTrust.gateOf(institution), 'contacts');
  switch (why) {
    case null:
      return false;
    case 'paused':
      terminal.complain(
        `Nothing was done: sending to ${code} is paused. Resume it on the S-360 page.`,
      );
      return true;
    case 'notStarted':
    case 'stopped':
      terminal.complain(
        `Nothing was done: sending to ${code} is not started. Run strapi-s360 check ${code} --write, or start it on the S-360 page.`,
      );
      return true;
  }
}
