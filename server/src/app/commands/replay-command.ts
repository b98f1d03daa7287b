import type { ReplayPlan } from '../../contracts/activity';
import { replayRequest } from '../../contracts/schemas/activity';
import { validated } from '../../kernel/http/validated';
import { beginWork } from '../begin-work';
import { modulesOf } from '../modules';
import type { CommandInput } from './command';
import {
  answer,
  commandLineAuthor,
  counted,
  described,
  DRY_RUN,
  follow,
  isAgreed,
  JSON_ONLY,
  NO_WAIT,
  say,
  wrongOption,
  YES,
} from './frame';
import { isLeftAsPaused } from './paused-receiving';

const TIME = 'a day, or a time like 2026-05-31T00:00:00Z';

/** `strapi-s360 replay`: deliveries are applied again. */
export const replayCommand = described({
  name: 'replay',
  summary: 'Apply stored deliveries of an institution again',
  usage: '<institution> (<delivery…> | --from <time>) [options]',
  about: `Applies what S-360 delivered again, after a mapping or a filter was corrected: the deliveries
named by their ids, or all of a time. Where it is not known what is newer, the contact or order is
read from S-360, for one call each.`,
  options: {
    from: { value: '<time>', help: 'a day (UTC) or a time with its zone: received since then' },
    until: { value: '<time>', help: 'received until then' },
    stream: { value: '<stream>', help: 'contacts or orders (default: both)' },
    ...DRY_RUN,
    ...NO_WAIT,
    ...YES,
    ...JSON_ONLY,
  },
  wrongUse(input) {
    const [institution, ...ids] = input.positionals;
    if (institution === undefined) return 'Name one institution by its code.';
    if (ids.length > 0 === (input.text('from') !== undefined)) return 'Name deliveries, or --from.';
    if (!ids.every((id) => /^\d+$/.test(id))) return 'A delivery is named by its id.';
    const { from, stream, until } = replayRequest.shape;
    return (
      wrongOption(input, 'from', { schema: from, is: TIME }) ??
      wrongOption(input, 'until', { schema: until, is: TIME }) ??
      wrongOption(input, 'stream', { schema: stream, is: 'contacts or orders' })
    );
  },
  institutions: ({ positionals }) => positionals.slice(0, 1),
  async run(input) {
    const { replays } = modulesOf(input.strapi);
    const { flag, strapi, terminal } = input;
    const request = requestOf(input);
    const [code = '', ...ids] = input.positionals;
    const scope = [code];
    const author = commandLineAuthor();
    const plan = await replays.replay(request, scope, author);
    const named = new Set(ids).size;
    const exitCode = named > plan.deliveries ? 1 : 0;
    say(input, planLines(plan, named));
    if (flag('dry-run') || plan.deliveries === 0) {
      answer(input, plan);
      return exitCode;
    }
    if ((await isLeftAsPaused(input, code)) || !(await isAgreed(input))) return 2;
    const queued = await replays.replay({ ...request, confirmed: plan.deliveries }, scope, author);
    answer(input, queued);
    if (flag('no-wait')) {
      say(input, ['The running Strapi applies them.']);
      return exitCode;
    }
    beginWork(strapi);
    const { isOver, last } = await follow({
      terminal,
      read: () => replays.waiting(scope),
      isOver: (waiting) => waiting === 0,
      progress: (waiting) => ({ done: plan.deliveries - waiting, total: plan.deliveries }),
    });
    say(input, [
      isOver ? 'All are applied again.' : `${counted(last, 'delivery', 'deliveries')} wait.`,
    ]);
    return isOver ? exitCode : 1;
  },
});

function requestOf({ positionals, text }: CommandInput) {
  const [, ...ids] = positionals;
  return validated(replayRequest, {
    ...(ids.length > 0 && { ids: ids.map(Number) }),
    from: text('from'),
    until: text('until'),
    stream: text('stream'),
  });
}

function planLines(plan: ReplayPlan, named: number): string[] {
  const { deliveries, items, leftOut, newest, oldest } = plan;
  const time = oldest === null ? '' : `, from ${oldest} to ${newest ?? oldest}`;
  const missing = named - deliveries - leftOut;
  return [
    `${counted(deliveries, 'delivery', 'deliveries')} with ${counted(items, 'item')}${time}.`,
    ...(leftOut > 0 ? [`${leftOut} cannot be applied again: refused, waiting, or too old.`] : []),
    ...(missing > 0 ? [`${missing} not found: of another institution, or kept no longer.`] : []),
  ];
}
