import { controllerOf } from '../../kernel/http/controller';
import type { MappingPreviews } from '../preview';
import { mappingRoutes } from '../routes';

export const mappingController = ({ mappingPreview }: { mappingPreview: MappingPreviews }) =>
  controllerOf(mappingRoutes, {
    preview: async ({ body, params }) => ({
      data: await mappingPreview.preview(params.code, body),
    }),
  });
