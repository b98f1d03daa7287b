import { z } from '@strapi/utils';
import { controllerOf } from '../../kernel/http/controller';
import type { Author } from '../../kernel/request-author';
import { validated } from '../../kernel/validated';
import type { Loads } from '../loads';
import type { DecisionOnLoad } from '../load-decisions';
import { fileChoices, loadRoutes } from '../routes';
import { readUpload } from './upload';

export interface LoadsControllerPorts {
  loads: Loads;
  /** The fields of contacts, also a venue's own. */
  contactFields(): string[];
  author(): Author;
}

/** A push load's filter, by fields that contacts have. */
const filterBy = (fields: readonly string[]) =>
  z.looseObject({
    where: z
      .looseObject({})
      .refine((where) => Object.keys(where).every((field) => fields.includes(field)), {
        message: 'names a field that contacts do not have',
      })
      .optional(),
  });

/** Has many contacts loaded, pushed and undone, and decides about that. */
export const loadsController = ({ author, contactFields, loads }: LoadsControllerPorts) => {
  const checkFields = (filter: object): unknown => validated(filterBy(contactFields()), filter);
  const decide =
    (event: DecisionOnLoad['event']) =>
    async ({ params: { id } }: { params: { id: number } }) => ({
      data: await loads.decide({ id, event, author: author() }),
    });
  return controllerOf(loadRoutes, {
    find: ({ query: { page, pageSize, ...filter } }) => loads.list(filter, { page, pageSize }),
    findOne: async ({ params }) => ({ data: await loads.details(params.id) }),
    async planPush({ body: { institution, ...filter } }) {
      checkFields(filter);
      return { data: await loads.planPush(institution, filter) };
    },
    async pushScenario({ body: { institution, ...filter } }, ctx) {
      checkFields(filter);
      const text = await loads.pushScenario(institution, filter);
      ctx.type = 'text/markdown';
      return text;
    },
    async startPush({ body: { calls, institution, ...filter } }) {
      checkFields(filter);
      return { data: await loads.startPush(institution, filter, author(), calls) };
    },
    async addFile(_asked, ctx) {
      const { file, settings } = await readUpload(ctx);
      return { data: await loads.addFile(file, validated(fileChoices, settings), author()) };
    },
    planFile: async ({ body, params }) => ({ data: await loads.planFile(params.id, body) }),
    startFile: async ({ body, params }) => ({
      data: await loads.startFile(params.id, author(), body),
    }),
    planUndo: async ({ params }) => ({ data: await loads.planUndo(params.id) }),
    undo: async ({ params }) => ({ data: await loads.undo(params.id, author()) }),
    approve: async ({ body, params }) => ({
      data: await loads.approve(params.id, author(), body.calls),
    }),
    reject: decide('reject'),
    pause: decide('pause'),
    resume: decide('resume'),
    cancel: decide('cancel'),
  });
};
