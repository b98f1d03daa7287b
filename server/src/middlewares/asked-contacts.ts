import type { Core } from '@strapi/strapi';
import { CONTACT_UID } from '../contracts/uids';
import { checkedQuestions } from '../controllers/checked-questions';
import { getService } from '../services';
import { askedParams, type AskingParams } from '../services/contacts/questions/filters';

/** Actions of the document service that read several contacts. */
const READING = new Set(['findMany', 'findFirst', 'count']);

/**
 * Lets `questions` be asked wherever contacts are read through the document service: in the list of
 * the Content Manager with its count, by the Content API, and by code.
 */
export function answerQuestions(strapi: Core.Strapi): void {
  strapi.documents.use((context, next) => {
    if (context.uid !== CONTACT_UID || !READING.has(context.action)) return next();
    const { questions, ...params } = context.params as AskingParams;
    if (questions === undefined) return next();
    const asked = askedParams(params, checkedQuestions(strapi, questions), {
      database: getService(strapi, 'database'),
      institutions: getService(strapi, 'institutions')
        .all()
        .map(({ code }) => code),
      now: new Date(),
    });
    Object.assign(context, { params: asked });
    return next();
  });
}
