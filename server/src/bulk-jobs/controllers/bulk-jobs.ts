import { z } from '@strapi/utils';
import { controllerOf } from '../../kernel/http/controller';
import type { Author } from '../../kernel/request-author';
import { validated } from '../../kernel/validated';
import type { BulkJobs } from '../bulk-jobs';
import type { DecisionOnBulkJob } from '../bulk-job-decisions';
import { jobRoutes } from '../routes';

export interface BulkJobsControllerPorts {
  bulkJobs: BulkJobs;
  /** The fields of contacts, including a venue's own. */
  contactFields(): string[];
  author(): Author;
}

/** The filter of a bulk push, checked against the contact's fields. */
const filterBy = (fields: readonly string[]) =>
  z.looseObject({
    where: z
      .looseObject({})
      .refine((where) => Object.keys(where).every((field) => fields.includes(field)), {
        message: 'names a field that contacts do not have',
      })
      .optional(),
  });

/** Imports, pushes and undoes many contacts, and takes the decisions about that. */
export const bulkJobsController = ({
  author,
  contactFields,
  bulkJobs,
}: BulkJobsControllerPorts) => {
  const checkFields = (filter: object): unknown => validated(filterBy(contactFields()), filter);
  const decide =
    (event: DecisionOnBulkJob['event']) =>
    async ({ params: { id } }: { params: { id: number } }) => ({
      data: await bulkJobs.decide({ id, event, author: author() }),
    });
  return controllerOf(jobRoutes, {
    find: ({ query: { kind, page, pageSize, state }, scope }) =>
      bulkJobs.list({ kind, scope, state }, { page, pageSize }),
    findOne: async ({ params }) => ({ data: await bulkJobs.details(params.id) }),
    async planPush({ body: { institution, ...filter } }) {
      checkFields(filter);
      return { data: await bulkJobs.planPush(institution, filter) };
    },
    async pushScenario({ body: { institution, ...filter } }, ctx) {
      checkFields(filter);
      const text = await bulkJobs.pushScenario(institution, filter);
      ctx.type = 'text/markdown';
      return text;
    },
    async startPush({ body: { calls, institution, ...filter } }) {
      checkFields(filter);
      return { data: await bulkJobs.startPush(institution, filter, author(), calls) };
    },
    addFile: async ({ body: { file, settings } }) => ({
      data: await bulkJobs.addFile(file, settings, author()),
    }),
    planFile: async ({ body, params }) => ({ data: await bulkJobs.planFile(params.id, body) }),
    startFile: async ({ body, params }) => ({
      data: await bulkJobs.startFile(params.id, author(), body),
    }),
    leftOut: async ({ params }) => ({ data: await bulkJobs.leftOut(params.id) }),
    planUndo: async ({ params }) => ({ data: await bulkJobs.planUndo(params.id) }),
    undo: async ({ params }) => ({ data: await bulkJobs.undo(params.id, author()) }),
    approve: async ({ body, params }) => ({
      data: await bulkJobs.approve(params.id, author(), body.calls),
    }),
    reject: decide('reject'),
    pause: decide('pause'),
    resume: decide('resume'),
    cancel: decide('cancel'),
  });
};
