import { individualContactData } from '../../../../server/src/s360/interface/contact';

const { alternativeEmails, email } = individualContactData.members;

/** In lower case; `undefined` for one that S-360 does not take. */
export function keptEmail(written: string): string | undefined {
  const spelled = written.trim().toLowerCase();
  return email.usual?.test(spelled) ? spelled : undefined;
}

export const keptAlternatives = (written: readonly string[]): string[] =>
  written.flatMap((email) => keptEmail(email) ?? []).slice(0, alternativeEmails.max);
