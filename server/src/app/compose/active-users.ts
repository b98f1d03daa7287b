import type { Core } from '@strapi/strapi';
import { nameOfUser } from '../../kernel/authors';
import { integer } from '../../kernel/database/values';

/** The admin users who can log in, by name. */
export async function activeUsers(strapi: Core.Strapi): Promise<{ id: number; name: string }[]> {
  const rows: Record<string, unknown>[] = await strapi.db.query('admin::user').findMany({
    select: ['id', 'firstname', 'lastname', 'username'],
    where: { isActive: true, blocked: { $ne: true } },
  });
  return rows
    .map((row) => ({ id: integer(row.id), name: nameOfUser(row) ?? `${integer(row.id)}` }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
