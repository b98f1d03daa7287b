import type { SyncFailure } from '../../contracts/contacts/contact-sync';
import { reason } from '../../contracts/reasons';
import { failureFrom } from '../../sending';
import type { S360Error } from '../../s360';
import type { ExchangePorts } from '../exchange/ports';
import { afterEvent, isClosed } from '../model/link-states';
import { askWhoHasItNow } from '../receive/merged-there';

/**
 * Whether S-360's answer to a read means that it has no contact under the number. Its codes are not
 * documented, so any refusal counts, as long as S-360 answers other calls.
 */
export const isWithoutContact = (
  error: S360Error,
  { isAnsweringOthers }: Pick<ExchangePorts, 'isAnsweringOthers'>,
): boolean => {
  const isRefused = error.kind === 'business';
  const isEmpty = error.kind === 'answer' && error.reason === 'no-result';
  return (isRefused || isEmpty) && isAnsweringOthers();
};

/** Why a link ends when S-360 refuses to show its number. */
export function goneFailure(contactNumber: string, error: S360Error, at: Date): SyncFailure {
  const why = reason('goneThere', { number: contactNumber });
  return { ...failureFrom(error, at), reason: why };
}

/** Ends the links of a number that S-360 refuses to show. Whether there was one. */
export async function endGoneNumber(
  contactNumber: string,
  error: S360Error,
  ports: ExchangePorts,
): Promise<boolean> {
  const { clock, settings, store } = ports;
  const { baseUrl, institution } = settings;
  const failure = goneFailure(contactNumber, error, clock.now());
  const hadLink = await store.transaction(async (transaction) => {
    const known = await transaction.linksByNumber(institution, [contactNumber]);
    const links = await transaction.lockLinks(known.map(({ id }) => id));
    const open = links.filter((link) => !isClosed(link) && link.baseUrl === baseUrl);
    await transaction.updateLinks(open.map((link) => afterEvent(link, { kind: 'ended', failure })));
    return links.length > 0;
  });
  if (hadLink) await askWhoHasItNow(contactNumber, clock.now(), ports);
  return hadLink;
}
