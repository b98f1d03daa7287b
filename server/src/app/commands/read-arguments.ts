import { parseArgs, types, type ParseArgsConfig } from 'node:util';
import type { Arguments, Command } from './command';
import { didYouMean } from '../../kernel/did-you-mean';

const COMMON_OPTIONS = {
  app: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsConfig['options'];

/** How the options that every command has are explained. */
export const COMMON_HELP = `  --app <folder>         the folder of the Strapi app (default: this one)
  -h, --help             this help`;

/** The command was typed in a way that it does not have. */
export class WrongUseError extends Error {
  override readonly name = 'WrongUseError';
}

/** @throws WrongUseError */
export function readArguments(command: Command, typed: readonly string[]): Arguments {
  const options = { ...command.options, ...COMMON_OPTIONS };
  const config = { args: [...typed], options, allowPositionals: true };
  const unknown = parseArgs({ ...config, strict: false, tokens: true }).tokens.find(
    (token) => token.kind === 'option' && !Object.hasOwn(options, token.name),
  );
  if (unknown?.kind === 'option') {
    const hint = didYouMean(unknown.name, Object.keys(options), '--');
    throw new WrongUseError(`There is no option ${unknown.rawName}.${hint}`);
  }
  const { positionals, values } = strictly(() => parseArgs(config));
  const given: Record<string, unknown> = { ...values };
  const text = (option: string) => (typeof given[option] === 'string' ? given[option] : undefined);
  return { positionals, text, flag: (option: string) => given[option] === true };
}

/** Node says in words which option lacks its value, or has one that it cannot have. */
function strictly<Read>(read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    throw new WrongUseError(types.isNativeError(error) ? error.message : String(error));
  }
}
