import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { refuseSummaries } from '../../contacts';
import type { BulkJobDetails, BulkPushPlan, PushUnderWay } from '../../contracts/bulk-jobs';
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
import { longAnswers, type WorkUnderWay } from '../../kernel/http/long-answers';
import { mayWithin, permittedScope } from '../../kernel/http/permitted-institutions';
import type { Author } from '../../kernel/http/request-author';
import { requireStarter } from '../../kernel/http/require-person';
import { validated } from '../../kernel/http/validated';
import type { BulkJobs } from '../bulk-jobs';
import type { DecisionOnBulkJob } from '../bulk-job-decisions';
import type { PushFilter } from '../push/contacts-to-push';
import { withoutHeadings } from '../file/blank-headings';
import { mayFillBy } from '../permitted-fields';
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

/** The contacts are still being counted: the same request will answer the outcome. */
function accepted(ctx: Context, { progress }: { progress: WorkUnderWay }): PushUnderWay {
  ctx.status = 202;
  return { underWay: progress };
}

/** Imports, pushes and undoes many contacts, and takes the decisions about that. */
export const bulkJobsController = ({
  author,
  contactFields,
  bulkJobs,
  permissions,
  permittedEntries,
}: BulkJobsControllerPorts) => {
  const mayFill = (ctx: Context) => mayFillBy(ctx, permissions);
  const plans = longAnswers<BulkPushPlan>();
  const scenarios = longAnswers<string>();
  const starts = longAnswers<BulkJobDetails>();
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
  const starter = (ctx: Context): Author =>
    requireStarter(ctx, author(), PERMISSION_ACTIONS.runUnattended);
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
      const plan = await plans.ask([institution, within], (note) =>
        bulkJobs.planPush(institution, within, note),
      );
      return { data: plan.kind === 'underWay' ? accepted(ctx, plan) : plan.answer };
    },
    async pushScenario({ body: { institution, ...filter }, permitted }, ctx) {
      const within = await permittedFilter(filter, permitted, ctx);
      const scenario = await scenarios.ask([institution, within], (note) =>
        bulkJobs.pushScenario(institution, within, note),
      );
      if (scenario.kind === 'underWay') return { data: accepted(ctx, scenario) };
      ctx.type = 'text/markdown';
      return scenario.answer;
    },
    async startPush({ body: { calls, institution, ...filter }, permitted }, ctx) {
      const by = starter(ctx);
      const within = await permittedFilter(filter, permitted, ctx);
      const job = await starts.ask([institution, within, by, calls], (note) =>
        bulkJobs.startPush(institution, within, by, calls, note),
      );
      return { data: job.kind === 'underWay' ? accepted(ctx, job) : job.answer };
    },
    async addFile({ body: { file, settings } }, ctx) {
      await requireAllContacts(ctx, permittedEntries);
      return { data: await bulkJobs.addFile(file, settings, author(), mayFill(ctx)) };
    },
    async planFile({ body, params }, ctx) {
      await requireAllContacts(ctx, permittedEntries);
      return { data: await bulkJobs.planFile(params.id, body, mayFill(ctx)) };
    },
    async startFile({ body, params }, ctx) {
      await requireAllContacts(ctx, permittedEntries);
      const by = starter(ctx);
      return { data: await bulkJobs.startFile(params.id, by, mayFill(ctx), body) };
    },
    leftOut: async ({ params }, ctx) => ({
      data: await bulkJobs.leftOut(params.id, mayFill(ctx)),
    }),
    planUndo: async ({ params }, ctx) => ({
      data: await bulkJobs.planUndo(params.id, mayFill(ctx)),
    }),
    async undo({ params }, ctx) {
      await requireAllContacts(ctx, permittedEntries);
      return { data: await bulkJobs.undo(params.id, starter(ctx), mayFill(ctx)) };
    },
    approve: async ({ body, params }, ctx) => ({
      data: await bulkJobs.approve(params.id, starter(ctx), body.calls),
    }),
    reject: decide('reject'),
    pause: decide('pause'),
    resume: async ({ params: { id } }, ctx) => ({
      data: await bulkJobs.decide({ id, event: 'resume', author: starter(ctx) }),
    }),
    cancel: decide('cancel'),
  });
};
