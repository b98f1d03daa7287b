import type { CodeLists } from '../../contracts/contacts/entered-values';
import { controllerOf } from '../../kernel/http/controller';
import { isInScope, type InstitutionScope } from '../../kernel/http/institution-scope';
import { pointedOut } from '../edits/unkept/pointed-out';
import { enteredValueRoutes } from '../routes';
import type { ContactSettings } from '../settings';

export interface EnteredValuesPorts {
  institutions: {
    all(): readonly { code: string; name: string; contacts: ContactSettings }[];
  };
  catalogs: { codeListsOf(institution: string): Promise<CodeLists> };
}

/** What is in one of the lists; `null` when one of them is not known, which may have anything. */
const inAny = (lists: readonly (readonly string[] | null)[]): string[] | null =>
  lists.length === 0 || lists.includes(null)
    ? null
    : [...new Set(lists.flatMap((list) => list ?? []))];

export const enteredValuesController = ({ catalogs, institutions }: EnteredValuesPorts) => {
  const within = (scope: InstitutionScope) =>
    Promise.all(
      institutions
        .all()
        .filter(({ code }) => isInScope(scope, code))
        .map(async ({ code, contacts, name }) => ({
          name,
          contacts,
          lists: await catalogs.codeListsOf(code),
        })),
    );

  return controllerOf(enteredValueRoutes, {
    async choices({ scope }) {
      const receivers = await within(scope);
      const titles = receivers.flatMap(({ contacts }) => Object.keys(contacts.titles ?? {}));
      return {
        data: {
          titles: [...new Set(titles)],
          languages: inAny(receivers.map(({ lists }) => lists.languages)),
          countries: inAny(receivers.map(({ lists }) => lists.countries)),
        },
      };
    },
    pointOut: async ({ body, scope }) => ({ data: pointedOut(body, await within(scope)) }),
  });
};
