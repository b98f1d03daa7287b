import { modulesOf } from '../modules';
import type { CommandInput } from './command';

/** Whether to leave it, because nothing is read or applied now and the wait would have no end. */
export async function isLeftAsPaused(input: CommandInput, code: string): Promise<boolean> {
  if (input.flag('no-wait')) return false;
  const { institutions, sendingTrust } = modulesOf(input.strapi);
  const institution = institutions.find(code);
  const gate = institution && (await sendingTrust.gateOf(institution));
  if (gate?.paused.receiving !== true) return false;
  input.terminal.complain(
    `Nothing was done: receiving from ${code} is paused. Resume it on the S-360 page, or leave the work until then with --no-wait.`,
  );
  return true;
}
