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

/** Shown in place of the database's message, which quotes statement and values. */
class LostWriteError extends errors.ApplicationError {
  readonly status = 400;

  constructor() {
    super(
      'Nothing was written, because another change of the same data was being written. The same call may be repeated.',
    );
  }
}

const inWordsIf =
  (isLost: (error: unknown) => boolean) =>
  (error: unknown): never => {
    throw isLost(error) ? new LostWriteError() : error;
  };

/**
 * Repeats a write of a contact that lost a race, such as a deadlock with a delivery, instead of
 * showing the person an error. Registered before the middlewares of others: each repetition is a
 * write of its own, so that all of them run again. A write inside somebody's transaction is not
 * repeated, because the lost race ended that transaction: its owner gets the database's error. Only
 * Strapi's MCP server opens one that nobody repeats.
 */
export function repeatLostWrites(strapi: Core.Strapi): void {
  const repetitions = new WeakSet<WriteParams>();
  strapi.documents.use(async (context, next) => {
    const write = contactWrite(context);
    if (!write || repetitions.has(write.params)) return next();
    if (strapi.db.inTransaction())
      return next().catch(inWordsIf((error) => isLostRace(error) && isMcpClient(authorOf(strapi))));
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
    return repeatLostRaces(attempt, { isLost: isLostWrite }).catch(inWordsIf(isLostWrite));
  });
}
