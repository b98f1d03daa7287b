import { controllerOf } from '../../kernel/http/controller';
import type { PersonalDataExport } from '../personal-data-export';
import { personalDataRoutes } from '../routes';

export const personalDataController = ({
  personalDataExport,
}: {
  personalDataExport: PersonalDataExport;
}) =>
  controllerOf(personalDataRoutes, {
    personalData: async ({ params: { documentId } }) => ({
      data: await personalDataExport.of(documentId),
    }),
  });
