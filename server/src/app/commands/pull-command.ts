import { EXCLUDED_ITEM_UID, QUEUED_ORDER_UID, QUEUED_PULL_UID } from '../../contracts/uids';
import { inEnglish, readFailure } from '../../contracts/reasons';
import { s360Id } from '../../contracts/schemas/fields';
import type { Stream } from '../../contracts/streams';
import { text as textOf } from '../../kernel/database/values';
import { beginWork } from '../begin-work';
import { modulesOf, type Modules } from '../modules';
import type { CommandInput } from './command';
import {
  answer,
  counted,
  described,
  follow,
  isAgreed,
  JSON_ONLY,
  NO_WAIT,
  say,
  YES,
} from './frame';
import { isLeftAsPaused } from './paused-receiving';

/** What a queued read has come to; it is gone once S-360's answer was applied. */
interface OpenRead {
  number: string;
  /** Why it failed, in S-360's code and in words; `null` while it was not tried. */
  failure: { code: string; reason: string } | null;
}

/** `strapi-s360 pull`: single contacts or orders are read from S-360. */
export const pullCommand = described({
  name: 'pull',
  summary: 'Read contacts or orders from S-360 by their numbers',
  usage: '<institution> <number…> [options]',
  about: `Reads contacts by their contact numbers, or orders by their ids, and applies what S-360 answers,
also where the CRM does not know them yet. Those that the depth of past data or the filter leaves
out stay out, and are named. Each costs one call. All contacts or orders come by webhook: ask
S-360's team to send them all once.`,
  options: {
    orders: { help: 'the numbers are ids of orders' },
    ...NO_WAIT,
    ...YES,
    ...JSON_ONLY,
  },
  wrongUse({ positionals: [institution, ...numbers] }) {
    if (institution === undefined) return 'Name one institution by its code.';
    if (numbers.length === 0) return 'Name the numbers to read.';
    const wrong = numbers.find((number) => !s360Id.safeParse(number).success);
    return wrong === undefined ? null : `"${wrong}" is not a number of S-360.`;
  },
  institutions: ({ positionals }) => positionals.slice(0, 1),
  async run(input) {
    const modules = modulesOf(input.strapi);
    const [code = '', ...given] = input.positionals;
    const numbers = [...new Set(given)];
    say(input, [`It costs ${counted(numbers.length, 'call')} at ${code}.`]);
    if ((await isLeftAsPaused(input, code)) || !(await isAgreed(input))) return 2;
    await queue(input, modules, { code, numbers });
    if (input.flag('no-wait')) {
      answer(input, { queued: numbers });
      say(input, ['The running Strapi reads them.']);
      return 0;
    }
    beginWork(input.strapi);
    const { isOver, last } = await follow({
      terminal: input.terminal,
      read: () => openReads(input, modules, { code, numbers }),
      isOver: (open) => open.every(({ failure }) => failure !== null),
      progress: (open) => ({ done: numbers.length - open.length, total: numbers.length }),
    });
    const read = numbers.filter((asked) => !last.some(({ number }) => number === asked));
    const leftOut = await leftOutOf(input, modules, { code, numbers: read });
    answer(input, { read: read.length, leftOut, open: last });
    say(input, [
      `${counted(read.length, 'number')} read.`,
      ...leftOut.map((number) => `  ${number}: ${LEFT_OUT}`),
      ...last.map(({ failure, number }) => `  ${number}: ${failure?.reason ?? 'waits'}`),
      ...(isOver ? [] : ['What waits is not finished. A running Strapi goes on with it.']),
    ]);
    return last.length + leftOut.length === 0 ? 0 : 1;
  },
});

interface Asked {
  code: string;
  numbers: readonly string[];
}

async function queue(
  { flag }: CommandInput,
  { contactStore, orderAsking, process }: Modules,
  { code, numbers }: Asked,
): Promise<void> {
  if (flag('orders')) {
    for (const orderId of numbers) await orderAsking.askById(code, orderId);
    return;
  }
  await contactStore.transaction((transaction) =>
    transaction.queuePulls(
      numbers.map((contactNumber) => ({
        institution: code,
        contactNumber,
        lane: 'edit',
        reason: 'requested',
      })),
    ),
  );
  process.wake.wakeDispatchers();
}

const LEFT_OUT =
  'left out, by the depth of past data or the filter; Import on the S-360 page brings it in.';

/** The numbers whose records are kept outside the CRM: reading them did not bring them in. */
async function leftOutOf(
  { flag }: CommandInput,
  { database }: Modules,
  { code, numbers }: Asked,
): Promise<string[]> {
  const stream: Stream = flag('orders') ? 'orders' : 'contacts';
  const rows = await database
    .query(EXCLUDED_ITEM_UID)
    .select(['number'])
    .where({ institution: code, stream, number: { $in: numbers } })
    .execute();
  return rows.flatMap((row) => textOf(row.number) ?? []);
}

async function openReads(
  { flag }: CommandInput,
  { database }: Modules,
  { code, numbers }: Asked,
): Promise<OpenRead[]> {
  const [uid, key] = flag('orders')
    ? [QUEUED_ORDER_UID, 'orderId']
    : [QUEUED_PULL_UID, 'contactNumber'];
  const rows = await database
    .query(uid)
    .select([key, 'failure'])
    .where({ institution: code, [key]: { $in: numbers } })
    .execute();
  return rows.map((row) => {
    const failure = readFailure(row.failure);
    return {
      number: textOf(row[key]) ?? '',
      failure: failure && { code: failure.code, reason: inEnglish(failure.reason) },
    };
  });
}
