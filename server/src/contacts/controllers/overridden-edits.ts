import type { Context } from 'koa';
import type { OverriddenEdit } from '../../contracts/contacts/overridden-edits';
import { PERMISSION_ACTIONS } from '../../contracts/permissions';
import { CONTACT_UID } from '../../contracts/uids';
import type { PermissionCheckers } from '../../kernel/http/content-manager-permissions';
import { controllerOf } from '../../kernel/http/controller';
import type { InstitutionScope } from '../../kernel/http/institution-scope';
import { mayWithin } from '../../kernel/http/permitted-institutions';
import type { Author } from '../../kernel/http/request-author';
import type { OverriddenEdits } from '../overridden/overridden-edits';
import { overriddenEditRoutes } from '../decision-routes';

const { decideConflicts, readPayloads, readSync } = PERMISSION_ACTIONS;

/** More than anybody has typed into one contact. */
const ALL_OF_CONTACT = { page: 1, pageSize: 100 };

const withoutValues = (edit: OverriddenEdit): OverriddenEdit => ({
  ...edit,
  typedValue: null,
  shownValue: null,
  valueNow: null,
});

export const overriddenEditsController = (ports: {
  overriddenEdits: OverriddenEdits;
  permissions: PermissionCheckers;
  author(): Author;
}) => {
  const { author, overriddenEdits, permissions } = ports;
  const ofContact = async (contact: string, permitted: InstitutionScope) => {
    const filter = { contact, scope: permitted, permitted };
    const { data } = await overriddenEdits.list(filter, ALL_OF_CONTACT, author());
    return { data };
  };
  const deciderIn = (ctx: Context, permitted: InstitutionScope) => {
    const { can } = permissions(ctx, CONTACT_UID);
    return {
      author: author(),
      permitted,
      mayChange: (field: string) => can.update(undefined, field),
    };
  };
  return controllerOf(overriddenEditRoutes, {
    async list({ permitted, query, scope }, ctx) {
      const { field, q, ...request } = query;
      const listed = await overriddenEdits.list({ field, q, permitted, scope }, request, author());
      // Values are personal data: they take a second permission, besides the one of the route.
      const seesValues = [decideConflicts, readPayloads, readSync].some((permission) =>
        mayWithin(ctx, permission, scope),
      );
      return seesValues ? listed : { ...listed, data: listed.data.map(withoutValues) };
    },
    find: ({ params, permitted }) => ofContact(params.documentId, permitted),
    async decideOwn({ body, params, permitted }, ctx) {
      const { decision, valueNow } = body;
      const { documentId, id } = params;
      await overriddenEdits.decideOwn(
        documentId,
        { id, valueNow },
        decision,
        deciderIn(ctx, permitted),
      );
      return ofContact(documentId, permitted);
    },
    decideSeveral: async ({ body: { decision, edits }, permitted }, ctx) => ({
      data: await overriddenEdits.decideSeveral(edits, decision, deciderIn(ctx, permitted)),
    }),
  });
};
