import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { isMcpClient } from '../../contracts/authors';
import { CONTACT_UID } from '../../contracts/uids';
import { isLostRace, repeatLostRaces } from '../../kernel/database/failures';
import { authorOf } from '../../kernel/http/request-author';
import { contactWrite, type WriteParams } from './contact-write';

/** The errors of transactions that the write guard has opened itself, and which are rolled back. */
const lostWrites = new WeakSet<object>();

/** Whether nothing remains of the write that failed with this error, so that it can be repeated. */
const isLostWrite = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && lostWrites.has(error);

/** Notes that a write of a contact lost a race, if it did, and that all of it was rolled back. */
export function noteLostWrite(error: unknown): void {
  if (isLostRace(error) && typeof error === 'object' && error !== null) lostWrites.add(error);
}

/** Middlewares may change the parameters of a write, but a repetition begins with the given ones. */
const copyOf = (params: WriteParams): WriteParams => ({
  ...params,
  ...(params.data && { data: { ...params.data } }),
});

/** An AI client reads this in place of the database's message, which quotes statement and values. */
class LostToolWriteError extends errors.ApplicationError {
  readonly status = 409;

  constructor() {
    super(
      'Nothing was written, because another change of the same data was being written. The same call may be repeated.',
    );
  }
}

/** Strapi's MCP server rolls back the transaction that it opens around each of its writes. */
const plainForAiClients =
  (strapi: Core.Strapi) =>
  (error: unknown): never => {
    throw isLostRace(error) && isMcpClient(authorOf(strapi)) ? new LostToolWriteError() : error;
  };

/**
 * Repeats a write of a contact that lost a race, such as a deadlock with a delivery, instead of
 * showing the person an error. Registered before the middlewares of others: each repetition is a
 * write of its own, so that all of them run again. A write inside somebody's transaction is not
 * repeated, because the lost race ended that transaction; an AI client reads that in words.
 */
export function repeatLostWrites(strapi: Core.Strapi): void {
  const repetitions = new WeakSet<WriteParams>();
  strapi.documents.use(async (context, next) => {
    const write = contactWrite(context);
    if (!write || repetitions.has(write.params)) return next();
    if (strapi.db.inTransaction()) return next().catch(plainForAiClients(strapi));
    const { action } = write;
    const given = copyOf(write.params);
    let again = false;
    const attempt = async (): Promise<Awaited<ReturnType<typeof next>>> => {
      if (!again) {
        again = true;
        return next();
      }
      const params = copyOf(given);
      repetitions.add(params);
      const documents = strapi.documents(CONTACT_UID);
      return Reflect.apply(documents[action], documents, [params]);
    };
    return repeatLostRaces(attempt, { isLost: isLostWrite });
  });
}
