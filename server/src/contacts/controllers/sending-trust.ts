import { authorOf } from '../../kernel/request-author';
import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { saveFindings, type MaySee } from '../read-back/findings';
import { reason } from '../../contracts/reasons';
import type {
  DismissFinding,
  GetSaveFindings,
  RestoreLost,
  StartSending,
} from '../../contracts/sending-trust';
import { CONTACT_UID } from '../../contracts/uids';
import { modulesOf } from '../../app/modules';
import { namesOfAuthors } from '../../kernel/authors';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { text } from '../../kernel/database/values';
import { NotFoundError } from '../../kernel/errors';
import { answer } from '../../kernel/http/answer';
import { validated } from '../../kernel/validated';

const start = z.object({ untested: z.array(z.string().min(1).max(64)).max(64) }).strict();

const READ_CONTACTS = 'plugin::content-manager.explorer.read';

/** What is mapped to no field is seen by those who see contacts at all. */
const maySeeContacts =
  ({ state }: Context): MaySee =>
  (field) =>
    field === null || field.startsWith('consent:')
      ? state.userAbility.can(READ_CONTACTS, CONTACT_UID)
      : state.userAbility.can(READ_CONTACTS, CONTACT_UID, field);

async function contactNames(
  database: StrapiDatabase,
  documentIds: readonly string[],
): Promise<Map<string, string | null>> {
  if (documentIds.length === 0) return new Map();
  const rows = await database
    .query(CONTACT_UID)
    .select(['documentId', 'displayName'])
    .where({ documentId: { $in: [...documentIds] } })
    .execute();
  return new Map(rows.map((row) => [text(row.documentId) ?? '', text(row.displayName)]));
}

/** The routes by which a person decides whether an institution is sent anything. */
const sendingTrust = ({ strapi }: { strapi: Core.Strapi }) => ({
  start(ctx: Context): Promise<void> {
    const code = String(ctx.params.code);
    const { untested } = validated(start, ctx.request.body);
    const service = modulesOf(strapi).sendingTrust;
    return answer<StartSending.Response>(
      ctx,
      service.startShown(code, untested, authorOf(strapi)).then(() => service.shown(code)),
    );
  },
  async findings(ctx: Context): Promise<void> {
    const code = String(ctx.params.code);
    const institution = modulesOf(strapi).institutions.find(code);
    if (!institution) throw new NotFoundError(reason('noInstitution', { institution: code }));
    const data = await saveFindings(institution, maySeeContacts(ctx), {
      readBacks: modulesOf(strapi).readBacks,
      namesOf: namesOfAuthors(strapi),
      namesOfContacts: (documentIds) => contactNames(modulesOf(strapi).database, documentIds),
    });
    ctx.body = { data } satisfies GetSaveFindings.Response;
  },
  dismiss(ctx: Context): Promise<void> {
    const { code, reference } = ctx.params;
    const service = modulesOf(strapi).sendingTrust;
    return answer<DismissFinding.Response>(
      ctx,
      service
        .dismiss(String(code), String(reference), authorOf(strapi))
        .then(() => ({ dismissed: true })),
    );
  },
  restore(ctx: Context): Promise<void> {
    const code = String(ctx.params.code);
    const restored = modulesOf(strapi).sendingTrust.restore(code, authorOf(strapi));
    return answer<RestoreLost.Response>(
      ctx,
      restored.then((contacts) => ({ contacts })),
    );
  },
});

export default sendingTrust;
