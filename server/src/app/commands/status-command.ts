import type { Cause } from '../../contracts/attention';
import { causeTitle } from '../../contracts/cause-words';
import type { InstitutionStatus } from '../../contracts/overview';
import { installedBuild } from '../installed-build';
import { modulesOf } from '../modules';
import { wordsIn, type ScreenWords } from '../screen-words';
import { answer, countLines, described, JSON_ONLY, say, written } from './frame';

/** `strapi-s360 status`: is all well, and if not, what waits for a person? */
export const statusCommand = described({
  name: 'status',
  summary: 'Say how institutions are, and what waits for a person',
  readsOnly: true,
  usage: '[institution…] [options]',
  about: `Says what is in sync, what waits and what failed, and lists what waits for a person, as the S-360
page does: at all institutions, or at those named. It changes nothing and makes no calls. With
something waiting for a person it ends with 1. Its first line names the version and the commit of
the build, which support asks for.`,
  options: JSON_ONLY,
  wrongUse: () => null,
  institutions: ({ positionals }) => positionals,
  async run(input) {
    const { attention, excludedItems, liveInstitutions, overview } = modulesOf(input.strapi);
    const scope = input.positionals.length > 0 ? input.positionals : null;
    const statuses = await Promise.all(
      (await overview.institutions(scope)).map(async (status) => ({
        ...status,
        excludedItems: await excludedItems.count(status.code),
      })),
    );
    const open = (await attention.list(scope)).data.filter(({ dismissed }) => dismissed === null);
    const unusable = open
      .filter(({ kind }) => kind === 'unusableInstitution')
      .map(({ institution: code }) => ({ code, problems: liveInstitutions.problemsOf(code) }));
    const build = installedBuild(input.strapi);
    answer(input, { build, institutions: statuses, attention: open, unusable });
    const commit = build.commit === null ? '' : ` (commit ${build.commit})`;
    say(input, [`strapi-plugin-s360 ${build.version}${commit}`, '']);
    const words = await wordsIn('en');
    const linesOf = (code: string): string[] =>
      open
        .filter(({ institution }) => institution === code)
        .map((group) => groupLine(words, group));
    for (const status of statuses) say(input, statusLines(status, linesOf(status.code), words));
    const ofAll = linesOf('');
    if (ofAll.length > 0) say(input, ['All institutions: waits for a person', ...ofAll, '']);
    say(
      input,
      unusable.map(({ code, problems }) => `${code} cannot be used: ${problems.join('; ')}`),
    );
    return open.length > 0 ? 1 : 0;
  },
});

const SENDING: Readonly<Record<InstitutionStatus['sending']['status']['state'], string>> = {
  notStarted:
    'not started: check --write starts it if nothing fails, or a person on the S-360 page',
  started: 'started',
  stopped: 'stopped',
};

function statusLines(
  status: InstitutionStatus & { excludedItems: number },
  waiting: readonly string[],
  words: ScreenWords,
): string[] {
  const { callsPerMonth, callsThisMonth, code, lastDeliveries, links, name, paused } = status;
  const pauses = [
    ...(paused.sending ? ['sending is paused'] : []),
    ...(paused.receiving ? ['receiving is paused'] : []),
  ];
  const sending = status.sending.status;
  const quota = callsPerMonth === null ? '' : ` of ${written(callsPerMonth)}`;
  return [
    `${name} (${code}): ${waiting.length === 0 ? 'nothing waits for a person' : 'waits for a person'}`,
    `  sending ${[SENDING[sending.state], ...pauses].join(', ')}`,
    ...(sending.state === 'stopped'
      ? [`    ${words.textOf(`trust.stopped.title.${sending.cause}`)}`]
      : []),
    ...countLines({
      ...links,
      waitingDeliveries: status.waitingDeliveries,
      waitingBookings: status.waitingBookings,
      itemsNotImported: status.quarantinedItems,
      leftOut: status.excludedItems,
    }),
    `  calls this month: ${written(callsThisMonth)}${quota}`,
    `  last delivery: contacts ${lastDeliveries.contacts ?? 'never'}, orders ${lastDeliveries.orders ?? 'never'}`,
    ...waiting,
    '',
  ];
}

/** What waits in the words of the screens, with its code for support. */
function groupLine(words: ScreenWords, group: Cause): string {
  const { cause, count, kind, reason } = group;
  const code = [`${kind}: ${count}`, ...(reason === null && cause !== null ? [cause] : [])];
  const why = reason === null ? '' : `: ${words.reason(reason)}`;
  return `  ! ${causeTitle(group, words.textOf)} (${code.join(', ')})${why}`;
}
