import type { Context } from 'koa';
import { PERMISSION_ACTIONS } from '../../contracts/permissions';
import { reason } from '../../contracts/reasons';
import type { InstitutionRegistry } from '../../institutions';
import { NotPermittedError } from '../../kernel/errors';
import { controllerOf } from '../../kernel/http/controller';
import { permittedInstitutions } from '../../kernel/http/permitted-institutions';
import {
  isInScope,
  scopeInWords,
  type InstitutionScope,
} from '../../kernel/http/institution-scope';
import type { Author } from '../../kernel/http/request-author';
import type { InstitutionMappings } from '../institution-mapping';
import { previewInScope, type MappingPreviews } from '../preview';
import { mappingRoutes } from '../routes';

interface MappingServices {
  mappings: InstitutionMappings;
  mappingPreview: MappingPreviews;
  institutions: Pick<InstitutionRegistry, 'all'>;
  author(): Author;
}

export const mappingController = (services: MappingServices) => {
  const { author, institutions, mappings, mappingPreview } = services;

  /**
   * The institutions in the previews of the caller, who may apply only an effect that they saw.
   * @throws NotPermittedError when that is not this one.
   */
  function previewed({ state }: Context, code: string): InstitutionScope {
    const codes = institutions.all().map((institution) => institution.code);
    const scope = permittedInstitutions(state.userAbility, PERMISSION_ACTIONS.steerSync, codes);
    if (isInScope(scope, code)) return scope;
    throw new NotPermittedError(reason('mayNotAct', { included: scopeInWords(scope ?? []) }));
  }

  return controllerOf(mappingRoutes, {
    find: async ({ params }) => ({ data: await mappings.describe(params.code) }),
    apply: async ({ body, params }, ctx) => ({
      data: await mappings.apply(params.code, body, author(), previewed(ctx, params.code)),
    }),
    preview: async ({ body, params, permitted }) => ({
      data: previewInScope(await mappingPreview.preview(params.code, body), permitted),
    }),
  });
};
