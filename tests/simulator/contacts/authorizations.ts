import { BusinessError } from '../business-error';
import type { Institution } from '../institution';
import { flagOf, type JsonObject, textOf } from '../json';
import type { AuthorizationData, ContactData } from '../shapes/contact';

/** Merges marketing answers by code. */
export function mergeAuthorizations(
  contact: ContactData,
  written: JsonObject[],
  institution: Institution,
): void {
  for (const part of written) {
    const authorizationCode = textOf(part, 'authorizationCode');
    if (!authorizationCode || !institution.authorizationCodes.includes(authorizationCode)) {
      throw new BusinessError('error.contact.authorization.unknown');
    }
    const others = contact.authorizations.filter(
      (answer) => answer.authorizationCode !== authorizationCode,
    );
    if (part.allowed === null) {
      contact.authorizations = others;
      continue;
    }
    const allowed = flagOf(part, 'allowed');
    if (allowed === undefined) throw new BusinessError('error.contact.authorization.invalid');
    contact.authorizations = [...others, { authorizationCode, allowed }];
  }
}

/** The answers of a save as S-360 keeps them. */
export function keptAuthorizations(
  contact: ContactData,
  written: JsonObject[],
  { behaviour }: Institution,
): JsonObject[] {
  const { consents, nulls } = behaviour.now;
  const parts = written.filter(({ allowed }) => allowed !== null || nulls === 'empty');
  if (consents === 'kept') return parts;
  return parts.map((part) => (part.allowed === true ? asked(contact, part) : part));
}

/** A yes waits for the person’s confirmation, unless it was given before. */
function asked(contact: ContactData, part: JsonObject): JsonObject {
  const code = textOf(part, 'authorizationCode') ?? '';
  const isGiven = contact.authorizations.some(
    ({ allowed, authorizationCode }) => allowed && authorizationCode === code,
  );
  if (isGiven) return part;
  contact.unconfirmed = [...new Set([...(contact.unconfirmed ?? []), code])];
  return { ...part, allowed: false };
}

/** The answers after the person has confirmed what waited for it. */
export const confirmedAuthorizations = ({
  authorizations,
  unconfirmed = [],
}: ContactData): AuthorizationData[] =>
  authorizations.map((answer) =>
    unconfirmed.includes(answer.authorizationCode) ? { ...answer, allowed: true } : answer,
  );
