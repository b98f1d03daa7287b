import { HELP, readArguments, type Arguments, WrongArgumentsError } from './command-line/arguments';
import { introduction, WEBHOOK_AUTH } from './command-line/introduction';
import { startSimulator, type SimulatedInstitutionOptions, type Simulator } from './index';

/** Starts the simulator as the arguments say, prints what it offers, and runs until a signal. */
async function main(): Promise<void> {
  const given = readArguments(process.argv.slice(2));
  if (given === null) {
    console.log(HELP);
    return;
  }
  const simulator = await startSimulator({
    port: given.port,
    host: given.host,
    runCycles: true,
    requestLog: given.log ? (line) => console.log(line) : undefined,
    institutions: given.codes.map((code) => institutionOf(code, given)),
  });
  const institutions = startedOf(simulator, given);
  console.log(introduction({ url: simulator.url, host: given.host, institutions }));
  const stop = (): void => void simulator.stop().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function institutionOf(code: string, given: Arguments): SimulatedInstitutionOptions {
  const { everyMinutes, strapiUrl, ...seed } = given;
  const stream = (name: string) => ({
    url: `${strapiUrl}/api/s360/${name}/${code}`,
    auth: WEBHOOK_AUTH,
  });
  return {
    ...seed,
    code,
    webhooks: { contacts: stream('contacts'), orders: stream('orders'), everyMinutes },
  };
}

const startedOf = ({ institution }: Simulator, { codes }: Arguments) =>
  codes.map((code) => institution(code)).filter((one) => one !== undefined);

main().catch((error: unknown) => {
  const isWrong = error instanceof WrongArgumentsError || error instanceof RangeError;
  console.error(messageOf(error));
  if (isWrong) console.error('s360-simulator --help tells all options.');
  process.exitCode = isWrong ? 2 : 1;
});

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isPortTaken = 'code' in error && error.code === 'EADDRINUSE';
  return isPortTaken
    ? 'The port is in use already. Choose another one with --port.'
    : error.message;
}
