import { userInfo } from 'node:os';
import { COMMAND_LINE_AUTHOR } from '../../../contracts/authors';
import type {
  CheckRequest,
  ContractCheckDetails,
  ContractCheckPlan,
} from '../../../contracts/institutions/contract-check';
import type { Command, CommandInput, ExitCode } from '../command';
import { modulesOf } from '../../modules';
import { checkPrinter, type CheckPrinter } from './print-check';
import { DEFAULT_LANGUAGE, TEXT_LANGUAGES, wordsIn } from '../texts';

const HELP = `Usage: strapi-s360 check <institution> [options]

Tries whether S-360 works at the institution as the plugin assumes, and says of each step whether it
is as expected, which setting cures it where it is not, or why it was not tried. Reading changes
nothing. The report is kept and shown in the admin panel too.

Exit code: 0 everything that was tried is as expected, 1 something is not, 2 it could not be tried.

Options:
  --contact <number>     a test contact of S-360: it is read, and with --write saved and put back
  --write                also try writing
  --company <number>     a test company, saved and put back with --write
  --performance <id>     with --write one place of it is reserved and given back
  --no-create            do not create a new test contact with --write
  --yes                  do not ask before writing
  --json                 print the report as JSON and nothing else
  --language <code>      ${TEXT_LANGUAGES.join(', ')} (default: en)`;

/** `strapi-s360 check`: the contract check. */
export const checkCommand: Command = {
  name: 'check',
  summary: 'Try whether S-360 works at an institution as the plugin assumes',
  help: HELP,
  options: {
    contact: { type: 'string' },
    company: { type: 'string' },
    performance: { type: 'string' },
    write: { type: 'boolean' },
    'no-create': { type: 'boolean' },
    yes: { type: 'boolean' },
    json: { type: 'boolean' },
    language: { type: 'string' },
  },
  wrongUse({ flag, positionals, text }) {
    if (positionals.length !== 1) return 'Name one institution by its code.';
    const language = text('language') ?? DEFAULT_LANGUAGE;
    if (!TEXT_LANGUAGES.includes(language)) return `There are no texts in "${language}".`;
    const isWriting = flag('write');
    const needless = ['company', 'performance'].find((name) => text(name) !== undefined);
    if (!isWriting && needless) return `--${needless} is of use with --write only.`;
    if (!isWriting && flag('no-create')) return '--no-create is of use with --write only.';
    return null;
  },
  async run(input) {
    const words = await wordsIn(input.text('language') ?? DEFAULT_LANGUAGE);
    const printer = checkPrinter(words);
    const code = input.positionals[0] ?? '';
    const request = requestOf(input);
    const checks = modulesOf(input.strapi).contractChecks;
    const plan = await checks.plan(code, request);
    const say = printerFor(input);
    const name = modulesOf(input.strapi).institutions.find(code)?.name ?? code;
    say(printer.plan(plan, name));
    if (!(await mayGoOn(input, printer))) return 2;
    const check = await follow(input, printer, plan, { code, request });
    say(printer.end(check, name));
    if (input.flag('json')) input.terminal.print(JSON.stringify(check, null, 2));
    return exitCodeOf(check);
  },
};

const requestOf = ({ flag, text }: CommandInput): CheckRequest => ({
  contactNumber: text('contact'),
  companyNumber: text('company'),
  performanceId: text('performance'),
  writes: flag('write'),
  creates: !flag('no-create'),
});

/** Prints for people; prints nothing with `--json`. */
const printerFor =
  ({ flag, terminal }: CommandInput) =>
  (lines: readonly string[]): void => {
    if (flag('json')) return;
    for (const line of lines) terminal.print(line);
  };

/** Asks for confirmation before anything is written in S-360. */
async function mayGoOn({ flag, terminal }: CommandInput, printer: CheckPrinter): Promise<boolean> {
  if (!flag('write') || flag('yes')) return true;
  if (!terminal.canAsk) {
    terminal.complain(printer.text('commandLine.needsYes'));
    return false;
  }
  if (await terminal.confirm(`${printer.text('commandLine.ask')} `)) return true;
  terminal.complain(printer.text('commandLine.stopped'));
  return false;
}

const isOver = ({ state }: ContractCheckDetails['steps'][number]): boolean =>
  state === 'held' || state === 'failed' || state === 'untested';

/** Runs the check and prints each step when it has ended; Ctrl-C cancels it. */
async function follow(
  input: CommandInput,
  printer: CheckPrinter,
  plan: ContractCheckPlan,
  { code, request }: { code: string; request: CheckRequest },
): Promise<ContractCheckDetails> {
  const { strapi, terminal } = input;
  const say = printerFor(input);
  const told = new Set<string>();
  // The plan has already shown why a step is not tried at all.
  const planned = new Set(
    plan.steps.filter(({ untested }) => untested === null).map(({ step }) => step),
  );
  const tellSteps = (check: ContractCheckDetails) => {
    for (const step of check.steps.filter((one) => isOver(one) && planned.has(one.step))) {
      if (told.has(step.step)) continue;
      told.add(step.step);
      say(printer.step(step));
    }
    const wait = printer.wait(check);
    if (check.wait === null || told.has(wait.join())) return;
    // The time is recalculated at each report, so print a line only when its text changes.
    told.add(wait.join());
    say(wait);
  };
  const cancelling = new AbortController();
  const unlisten = terminal.onInterrupt(() => {
    if (cancelling.signal.aborted) process.exit(130);
    terminal.complain(printer.text('commandLine.cancelling'));
    cancelling.abort();
  });
  try {
    const check = await modulesOf(strapi).contractChecks.run(code, request, {
      author: `${COMMAND_LINE_AUTHOR}${userInfo().username}`,
      signal: cancelling.signal,
      onProgress: tellSteps,
    });
    tellSteps(check);
    return check;
  } finally {
    unlisten();
  }
}

function exitCodeOf({ state, verdict }: ContractCheckDetails): ExitCode {
  if (state !== 'done' || verdict === null || verdict === 'untested') return 2;
  return verdict === 'held' ? 0 : 1;
}
