import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { refuseSummaries } from '../../contacts';
import { reason } from '../../contracts/reasons';
import { PERMISSION_ACTIONS } from '../../contracts/permissions';
import { CONTACT_UID } from '../../contracts/uids';
import { refuseHidden } from '../../kernel/asked';
import { NotPermittedError } from '../../kernel/errors';
import type {
  PermissionCheckers,
  PermittedEntries,
} from '../../kernel/http/content-manager-permissions';
import { controllerOf } from '../../kernel/http/controller';
import type { InstitutionScope } from '../../kernel/http/institution-scope';
import { mayWithin, permittedScope } from '../../kernel/http/permitted-institutions';
import type { Author } from '../../kernel/http/request-author';
import { validated } from '../../kernel/http/validated';
import type { BulkJobs } from '../bulk-jobs';
import type { DecisionOnBulkJob } from '../bulk-job-decisions';
import type { PushFilter } from '../push/contacts-to-push';
import { withoutHeadings } from '../file/blank-headings';
import { requireAllContacts } from '../require-all-contacts';
import { bulkJobRoutes } from '../routes';

interface BulkJobsControllerPorts {
  bulkJobs: BulkJobs;
  contactFields(): string[];
  permissions: PermissionCheckers;
  permittedEntries: PermittedEntries;
  author(): Author;
}

const filterBy = (fields: readonly string[]) =>
  z.looseObject({
    where: z
      .looseObject({})
      .refine((where) => Object.keys(where).every((field) => fields.includes(field)), {
        message: 'names a field that contacts do not have',
      })
      .optional(),
  });

const mayRunBulkJobs = (ctx: Context): boolean =>
  mayWithin(ctx, PERMISSION_ACTIONS.runBulkJobs, permittedScope(ctx));

/** Imports, pushes and undoes many contacts, and takes the decisions about that. */
export const bulkJobsController = ({
  author,
  contactFields,
  bulkJobs,
  permissions,
  permittedEntries,
}: BulkJobsControllerPorts) => {
  /** The numbers of a plan tell about fields: only those count that the role may read. */
  async function checkFields(filter: PushFilter, permitted: InstitutionScope, ctx: Context) {
    validated(filterBy(contactFields()), filter);
    const fields = Object.keys(filter.where ?? {});
    if (fields.length === 0) return;
    refuseSummaries(fields, permitted);
    // Strapi checks no field that has no value.
    const named = Object.fromEntries(fields.map((field) => [field, { $notNull: true }]));
    await refuseHidden(named, permissions(ctx, CONTACT_UID));
  }
  /** The filter within the contacts that the role may read. */
  async function permittedFilter(
    filter: PushFilter,
    scope: InstitutionScope,
    ctx: Context,
  ): Promise<PushFilter> {
    const permitted = await permittedEntries(ctx, CONTACT_UID, 'read');
    if (permitted === null) throw new NotPermittedError(reason('mayNotReadContacts'));
    await checkFields(filter, scope, ctx);
    return { ...filter, permitted };
  }
  const decide =
    (event: DecisionOnBulkJob['event']) =>
    async ({ params: { id } }: { params: { id: number } }) => ({
      data: await bulkJobs.decide({ id, event, author: author() }),
    });
  return controllerOf(bulkJobRoutes, {
    find: ({ query: { kind, page, pageSize, state }, scope }) =>
      bulkJobs.list({ kind, scope, state }, { page, pageSize }),
    async findOne({ params }, ctx) {
      const job = await bulkJobs.details(params.id);
      return { data: mayRunBulkJobs(ctx) ? job : withoutHeadings(job) };
    },
    async planPush({ body: { institution, ...filter }, permitted }, ctx) {
      const within = await permittedFilter(filter, permitted, ctx);
      return { data: await bulkJobs.planPush(institution, within) };
    },
    async pushScenario({ body: { institution, ...filter }, permitted }, ctx) {
      const within = await permittedFilter(filter, permitted, ctx);
      const text = await bulkJobs.pushScenario(institution, within);
      ctx.type = 'text/markdown';
      return text;
    },
    async startPush({ body: { calls, institution, ...filter }, permitted }, ctx) {
      const within = await permittedFilter(filter, permitted, ctx);
      return { data: await bulkJobs.startPush(institution, within, author(), calls) };
    },
    async addFile({ body: { file, settings } }, ctx) {
      await requireAllContacts(ctx, permittedEntries);
      return { data: await bulkJobs.addFile(file, settings, author()) };
    },
    async planFile({ body, params }, ctx) {
      await requireAllContacts(ctx, permittedEntries);
      return { data: await bulkJobs.planFile(params.id, body) };
    },
    async startFile({ body, params }, ctx) {
      await requireAllContacts(ctx, permittedEntries);
      return { data: await bulkJobs.startFile(params.id, author(), body) };
    },
    leftOut: async ({ params }) => ({ data: await bulkJobs.leftOut(params.id) }),
    planUndo: async ({ params }) => ({ data: await bulkJobs.planUndo(params.id) }),
    async undo({ params }, ctx) {
      await requireAllContacts(ctx, permittedEntries);
      return { data: await bulkJobs.undo(params.id, author()) };
    },
    approve: async ({ body, params }) => ({
      data: await bulkJobs.approve(params.id, author(), body.calls),
    }),
    reject: decide('reject'),
    pause: decide('pause'),
    resume: decide('resume'),
    cancel: decide('cancel'),
  });
};
