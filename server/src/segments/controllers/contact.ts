import type { Core, UID } from '@strapi/strapi';
import { CONTACT_UID } from '../../contracts/uids';
import type { InstitutionRegistry } from '../../institutions';
import { checkFilters } from '../../kernel/asked';
import { strapiFactories } from '../../kernel/strapi-factories';
import { checkedSegment } from '../checked-segment';
import { codesOf } from '../choices';

/** Strapi's own Content API controller for contacts, extended by `segment`. */
export const contactController = ({
  institutions,
  strapi,
}: {
  institutions: InstitutionRegistry;
  strapi: Core.Strapi;
}) =>
  strapiFactories(strapi).createCoreController(CONTACT_UID, () => ({
    async find(ctx) {
      const { filters, segment } = ctx.query;
      // Strapi would drop what is wrong and return all contacts.
      if (segment !== undefined) checkedSegment(segment, codesOf(institutions));
      checkFilters(filters, CONTACT_UID, (uid) => strapi.getModel(uid as UID.Schema).attributes);
      await strapi.contentAPI.validate.query(ctx.query, strapi.contentType(CONTACT_UID), {
        auth: ctx.state.auth,
        route: ctx.state.route,
        strictParams: true,
      });
      return super.find(ctx);
    },
  }))({ strapi });
