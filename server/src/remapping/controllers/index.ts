import { mappingController } from './mapping';

export const remappingControllers = {
  mapping: mappingController,
};
