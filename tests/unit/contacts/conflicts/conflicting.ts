import {
  aContact,
  agreed,
  aLink,
  aSnapshot,
  atMs,
  someSettings,
} from '../../../helpers/builders/contact-records';
import { anEngine } from '../../../helpers/builders/engine';
import type { ConflictRule } from '../../../../server/src/contacts/model/merge/merge';

/** Anna, who lives in Basel. */
export const CONTACT = aContact({ fields: { town: 'Basel' } });

/**
 * Anna’s town was Basel on both sides, then became Chur in the CRM and Bern in S-360. The museum
 * also has a link to her.
 */
export async function inConflict(conflict: ConflictRule) {
  const engine = anEngine(
    {
      contacts: [CONTACT],
      links: [
        aLink({ observations: agreed(CONTACT.fields) }),
        aLink({
          id: 12,
          institution: 'museum',
          contactNumber: '55',
          observations: agreed(CONTACT.fields),
        }),
      ],
    },
    someSettings({ rules: { town: { conflict } } }),
  );
  await engine.edit('anna', { town: 'Chur' }, -1000);
  await engine.deliver([aSnapshot({ town: 'Bern' })]);
  return engine;
}

export type Engine = Awaited<ReturnType<typeof inConflict>>;

export const townOf = (engine: Engine) => engine.contact().fields.town;

/** The values that would be sent to S-360 now. */
export async function sent(engine: Engine) {
  const begun = await engine.begin();
  return begun.kind === 'send' ? begun.sending.values : begun.kind;
}

/** Sends the pending values, which S-360 accepts. */
export async function sends(engine: Engine, ms: number) {
  const { sending } = await engine.beginCall({ ms });
  await engine.accept(sending, { ms });
}

/** S-360 shows the town as it was at the given time. */
export const deliver = (engine: Engine, town: string, ms: number) =>
  engine.deliver([aSnapshot({ town }, { modifiedAtMs: atMs(ms) })], ms);
