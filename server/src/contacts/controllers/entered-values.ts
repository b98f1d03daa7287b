import { controllerOf } from '../../kernel/http/controller';
import { isInScope, type InstitutionScope } from '../../kernel/http/institution-scope';
import { pointedOut } from '../edits/unkept/pointed-out';
import { enteredValueRoutes } from '../routes';
import type { ContactSettings } from '../settings';

export interface EnteredValuesPorts {
  institutions: {
    all(): readonly { code: string; name: string; contacts: ContactSettings }[];
  };
}

export const enteredValuesController = ({ institutions }: EnteredValuesPorts) => {
  const within = (scope: InstitutionScope) =>
    institutions.all().filter(({ code }) => isInScope(scope, code));

  return controllerOf(enteredValueRoutes, {
    titles({ scope }) {
      const words = within(scope).flatMap(({ contacts }) => Object.keys(contacts.titles ?? {}));
      return Promise.resolve({ data: [...new Set(words)] });
    },
    pointOut: ({ body, scope }) => Promise.resolve({ data: pointedOut(body, within(scope)) }),
  });
};
