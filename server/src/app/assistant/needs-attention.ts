import { z } from '@strapi/utils';
import { CAUSE_ACTORS, CAUSE_KINDS } from '../../contracts/causes';
import { causeTitle, todoOf } from '../../contracts/cause-words';
import { PERMISSION_ACTIONS } from '../../contracts/permissions';
import { code } from '../../contracts/schemas/fields';
import { assistantTool } from './tool';

const { readOverview } = PERMISSION_ACTIONS;

/** More than a person reads at once. */
const MAX_GROUPS = 50;

/** What waits for a person, as the S-360 page lists it. */
export const needsAttention = assistantTool({
  name: 's360_needs_attention',
  title: 'What needs attention',
  description:
    'Read only. Lists what waits for a person, grouped by cause, the oldest first: what it is, how many, why, what to do and who has to act. Names no person.',
  offeredWith: { action: readOverview },
  input: z.strictObject({ institution: code.optional() }),
  output: z.object({
    open: z.number().describe('How many groups wait'),
    groups: z
      .array(
        z.object({
          kind: z.enum(CAUSE_KINDS),
          title: z.string(),
          institution: z.string().describe('Empty for what concerns all of them'),
          count: z.number(),
          code: z.string().nullable(),
          reason: z.string().nullable(),
          since: z.string().nullable(),
          whatToDo: z.string(),
          whoActs: z.enum(CAUSE_ACTORS),
        }),
      )
      .describe(`At most ${MAX_GROUPS}`),
  }),
  async run({ institution }, caller, { attention, words }) {
    if (institution !== undefined) caller.requireAt(readOverview, institution);
    const scope = institution === undefined ? caller.scopeOf(readOverview) : [institution];
    const { data } = await attention.list(scope);
    const open = data.filter(({ dismissed }) => dismissed === null);
    return {
      open: open.length,
      groups: open.slice(0, MAX_GROUPS).map((group) => ({
        kind: group.kind,
        title: causeTitle(group, words.textOf),
        institution: group.institution,
        count: group.count,
        code: group.cause,
        reason: group.reason && words.reason(group.reason),
        since: group.since,
        whatToDo: words.textOf(todoOf(group), { count: group.count }),
        whoActs: group.actor,
      })),
    };
  },
});
