import { z } from '@strapi/utils';
import { PERMISSION_ACTIONS } from '../../contracts/permissions';
import { CONTACT_UID } from '../../contracts/uids';
import { countWhere } from '../../kernel/database/count-where';
import { conditions, segmentId } from './asked';
import { chosenContacts, savedSegmentsOf } from './chosen-contacts';
import { assistantTool } from './tool';

const { useSegments } = PERMISSION_ACTIONS;

/** Lists saved segments with their conditions. */
export const listSegments = assistantTool({
  name: 's360_list_segments',
  title: 'List segments',
  description:
    'Read only. Lists the saved segments of the token’s owner and the shared ones, each with the conditions that contacts have to meet.',
  offeredWith: { action: useSegments },
  input: z.strictObject({}),
  output: z.object({
    segments: z.array(
      z.object({
        id: z.number(),
        name: z.string(),
        isShared: z.boolean(),
        isUsable: z.boolean().describe('false: a condition names an institution that is gone'),
        conditions: z.array(z.record(z.string(), z.unknown())),
      }),
    ),
  }),
  async run(_asked, caller, ports) {
    const segments = await savedSegmentsOf(caller, ports);
    return {
      segments: segments.map(({ conditions: given, id, isShared, isUsable, name }) => ({
        id,
        name,
        isShared,
        isUsable,
        conditions: given.map((condition) => ({ ...condition })),
      })),
    };
  },
});

/** Counts the contacts that meet conditions. */
export const countSegment = assistantTool({
  name: 's360_count_segment',
  title: 'Count the contacts of a segment',
  description:
    'Read only. Counts the contacts that meet conditions by what they bought, spent, reserved or consented to, by state of their S-360 record or by number: of a saved segment, or as given. s360_find_contacts lists them.',
  offeredWith: { action: useSegments },
  input: z
    .strictObject({ segment: segmentId.optional(), conditions: conditions.optional() })
    .refine(({ conditions: asked, segment }) => segment ?? asked, {
      error: 'Give a segment or conditions',
    }),
  output: z.object({ count: z.number().describe('Of the contacts that the token may read') }),
  async run(choice, caller, ports) {
    const where = await chosenContacts(choice, caller, ports);
    return { count: await countWhere(ports.database, CONTACT_UID, where) };
  },
});
