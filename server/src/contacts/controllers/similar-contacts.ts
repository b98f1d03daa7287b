import { CONTACT_UID } from '../../contracts/uids';
import type { PermissionCheckers } from '../../kernel/http/content-manager-permissions';
import { controllerOf } from '../../kernel/http/controller';
import { similarContactRoutes } from '../routes';
import type { SimilarContacts } from '../similar/similar-contacts';

export const similarContactsController = (ports: {
  similarContacts: SimilarContacts;
  permissions: PermissionCheckers;
}) =>
  controllerOf(similarContactRoutes, {
    async find({ body, scope }, ctx) {
      const checker = ports.permissions(ctx, CONTACT_UID);
      const mayRead = (field: string) => checker.can.read(undefined, field);
      return { data: await ports.similarContacts.find(body, mayRead, scope) };
    },
  });
