import { z } from '@strapi/utils';
import { CAUSE_ACTORS } from '../../contracts/causes';
import { SYNC_STATES, type ContactSyncStatus } from '../../contracts/contacts/contact-sync';
import { PERMISSION_ACTIONS } from '../../contracts/permissions';
import { code, documentId } from '../../contracts/schemas/fields';
import { isInScope } from '../../kernel/http/institution-scope';
import { adviceOn, waitingInWords } from './sync-words';
import { assistantTool } from './tool';
import type { ScreenWords } from '../screen-words';

const { readSync } = PERMISSION_ACTIONS;

const explained = z.object({
  institution: z.object({ code: z.string(), name: z.string() }),
  contactNumber: z.string().nullable(),
  state: z.enum(SYNC_STATES),
  stateOnScreens: z.string(),
  meaning: z.string(),
  pendingFields: z.array(z.string()).describe('Fields that will be sent'),
  fieldsInConflict: z.array(z.string()),
  lostFields: z.array(z.string()).describe('Fields that a save emptied in S-360'),
  failure: z.object({ code: z.string(), reason: z.string(), at: z.string() }).nullable(),
  waitsBecause: z.string().nullable(),
  whatToDo: z.string(),
  whoActs: z
    .enum([...CAUSE_ACTORS, 'nobody'])
    .describe('operator: works here; s360: the team of S-360; integrator: runs this Strapi'),
});

/** Explains how a contact stands at each institution. */
export const explainSync = assistantTool({
  name: 's360_explain_sync',
  title: 'Explain the sync of a contact',
  description:
    'Read only. Says for each institution whether a contact agrees with S-360: its number and state, fields that wait or are in conflict, why something failed, what to do and who has to act. Names fields, never their values.',
  offeredWith: { action: readSync },
  input: z.strictObject({ documentId, institution: code.optional() }),
  output: z.object({ institutions: z.array(explained) }),
  async run({ documentId: contact, institution }, caller, { contactSync, words }) {
    if (institution !== undefined) caller.requireAt(readSync, institution);
    const scope = institution === undefined ? caller.scopeOf(readSync) : [institution];
    const statuses = await contactSync.statuses(contact);
    return {
      institutions: statuses
        .filter(({ institution: { code: at } }) => isInScope(scope, at))
        .map((status) => explanation(status, words)),
    };
  },
});

function explanation(status: ContactSyncStatus, words: ScreenWords): z.output<typeof explained> {
  const { contactNumber, failure, heldFields, institution, lostFields, pendingFields, state } =
    status;
  return {
    institution,
    contactNumber,
    state,
    stateOnScreens: words.textOf(`state.${state}`),
    pendingFields,
    fieldsInConflict: heldFields.map(({ field }) => field),
    lostFields,
    failure: failure && {
      code: failure.code,
      reason: words.reason(failure.reason),
      at: failure.at,
    },
    waitsBecause: status.waiting && waitingInWords(status.waiting, words),
    ...adviceOn(status),
  };
}
