import { controllerOf } from '../../kernel/http/controller';
import type { InstitutionMappings } from '../institution-mapping';
import type { MappingPreviews } from '../preview';
import { mappingRoutes } from '../routes';

interface MappingServices {
  mappings: InstitutionMappings;
  mappingPreview: MappingPreviews;
}

export const mappingController = ({ mappings, mappingPreview }: MappingServices) =>
  controllerOf(mappingRoutes, {
    find: ({ params }) => ({ data: mappings.describe(params.code) }),
    preview: async ({ body, params }) => ({
      data: await mappingPreview.preview(params.code, body),
    }),
  });
