import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { CONTACT_UID } from '../../contracts/uids';
import { modulesOf } from '../../app/modules';
import { validated } from '../../kernel/validated';

const value = z.string().max(255).nullable().optional();
const request = z.strictObject({
  type: z.enum(['individual', 'structure']),
  firstName: value,
  lastName: value,
  structureName: value,
  email: value,
  mobilePhone: value,
  phone: value,
  birthDate: value,
  contactNumber: value,
});

interface PermissionChecker {
  can: { read(entity: undefined, field: string): boolean };
}

/** The routes by which a form learns whom the contact that is entered in it resembles. */
const similarContacts = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context): Promise<void> {
    const entered = validated(request, ctx.request.body);
    const checker: PermissionChecker = strapi
      .plugin('content-manager')
      .service('permission-checker')
      .create({ userAbility: ctx.state.userAbility, model: CONTACT_UID });
    const mayRead = (field: string) => checker.can.read(undefined, field);
    ctx.body = { data: await modulesOf(strapi).similarContacts.find(entered, mayRead) };
  },
});

export default similarContacts;
