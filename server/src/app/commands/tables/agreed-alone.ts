import { modulesOf } from '../../modules';
import type { CommandInput } from '../command';
import { isAgreed } from '../frame';

const NOT_ALONE = `Nothing was done: another process works on this database. Stop every Strapi that uses it, let other
commands end, and run this again. After a crash, wait two minutes first.`;

/** Whether the person agrees, and no other process works on the database, before and after that. */
export const isAgreedAlone = async (input: CommandInput): Promise<boolean> =>
  (await isAlone(input)) && (await isAgreed(input)) && isAlone(input);

async function isAlone({ strapi, terminal }: CommandInput): Promise<boolean> {
  const isAny = await modulesOf(strapi).process.leases.isAnyHeldElsewhere();
  if (isAny) terminal.complain(NOT_ALONE);
  return !isAny;
}
