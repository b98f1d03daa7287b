import type {
  CheckRequest,
  ContractCheckDetails,
  ContractCheckPlan,
} from '../../../contracts/institutions/contract-check';
import { modulesOf } from '../../modules';
import type { CommandInput, ExitCode } from '../command';
import { answer, commandLineAuthor, described, say } from '../frame';
import { checkPrinter, type CheckPrinter } from './print-check';
import { wordsIn } from '../../screen-words';
import { LANGUAGE, languageOf, wrongLanguage } from '../language';

/** `strapi-s360 check`: the contract check. */
export const checkCommand = described({
  name: 'check',
  summary: 'Try whether S-360 works at an institution as the plugin assumes',
  usage: '<institution> [options]',
  about: `Tries whether S-360 works at the institution as the plugin assumes, and says of each step whether it
is as expected, which setting cures it where it is not, or why it was not tried. Reading changes
nothing. The report is kept and shown in the admin panel too.`,
  exitCodes:
    'Exit code: 0 everything that was tried is as expected, 1 something is not, 2 it could not be tried.',
  options: {
    contact: {
      value: '<number>',
      help: 'a test contact of S-360: it is read, and with --write saved and put back',
    },
    write: { help: 'also try writing' },
    company: { value: '<number>', help: 'a test company, saved and put back with --write' },
    performance: {
      value: '<id>',
      help: 'with --write one place of it is reserved and given back',
    },
    'no-create': { help: 'do not create a new test contact with --write' },
    yes: { help: 'do not ask before writing' },
    json: { help: 'print the report as JSON and nothing else' },
    ...LANGUAGE,
  },
  wrongUse(input) {
    const { flag, positionals, text } = input;
    if (positionals.length !== 1) return 'Name one institution by its code.';
    const wrong = wrongLanguage(input);
    if (wrong !== null || flag('write')) return wrong;
    const needless = ['company', 'performance'].find((name) => text(name) !== undefined);
    if (needless) return `--${needless} is of use with --write only.`;
    return flag('no-create') ? '--no-create is of use with --write only.' : null;
  },
  institutions: ({ positionals }) => positionals,
  async run(input) {
    const printer = checkPrinter(await wordsIn(languageOf(input)));
    const code = input.positionals[0] ?? '';
    const request = requestOf(input);
    const { contractChecks, institutions } = modulesOf(input.strapi);
    const plan = await contractChecks.plan(code, request);
    const name = institutions.find(code)?.name ?? code;
    say(input, printer.plan(plan, name));
    if (!(await mayGoOn(input, printer))) return 2;
    const check = await follow(input, printer, plan, { code, request });
    say(input, printer.end(check, name));
    answer(input, check);
    return exitCodeOf(check);
  },
});

const requestOf = ({ flag, text }: CommandInput): CheckRequest => ({
  contactNumber: text('contact'),
  companyNumber: text('company'),
  performanceId: text('performance'),
  writes: flag('write'),
  creates: !flag('no-create'),
});

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
  const printed = new Set<string>();
  // The plan has already shown why a step is not tried at all.
  const planned = new Set(
    plan.steps.filter(({ untested }) => untested === null).map(({ step }) => step),
  );
  const printSteps = (check: ContractCheckDetails) => {
    for (const step of check.steps.filter((one) => isOver(one) && planned.has(one.step))) {
      if (printed.has(step.step)) continue;
      printed.add(step.step);
      say(input, printer.step(step));
    }
    const wait = printer.wait(check);
    if (check.wait === null || printed.has(wait.join())) return;
    // The time is recalculated at each report, so print a line only when its text changes.
    printed.add(wait.join());
    say(input, wait);
  };
  const cancelling = new AbortController();
  const unlisten = terminal.onInterrupt(() => {
    if (cancelling.signal.aborted) process.exit(130);
    terminal.complain(printer.text('commandLine.cancelling'));
    cancelling.abort();
  });
  try {
    const check = await modulesOf(strapi).contractChecks.run(code, request, {
      author: commandLineAuthor(),
      signal: cancelling.signal,
      onProgress: printSteps,
    });
    printSteps(check);
    return check;
  } finally {
    unlisten();
  }
}

function exitCodeOf({ state, verdict }: ContractCheckDetails): ExitCode {
  if (state !== 'done' || verdict === null || verdict === 'untested') return 2;
  return verdict === 'held' ? 0 : 1;
}
