import { controllerOf } from '../../kernel/http/controller';
import type { Author } from '../../kernel/request-author';
import type { InstitutionMappings } from '../institution-mapping';
import type { MappingPreviews } from '../preview';
import { mappingRoutes } from '../routes';

export interface MappingServices {
  mappings: InstitutionMappings;
  mappingPreview: MappingPreviews;
  author(): Author;
}

export const mappingController = ({ author, mappings, mappingPreview }: MappingServices) =>
  controllerOf(mappingRoutes, {
    find: async ({ params }) => ({ data: await mappings.describe(params.code) }),
    apply: async ({ body, params }) => ({
      data: await mappings.apply(params.code, body, author()),
    }),
    preview: async ({ body, params }) => ({
      data: await mappingPreview.preview(params.code, body),
    }),
  });
