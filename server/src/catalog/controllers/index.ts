import { catalogController } from './catalog';

export const catalogControllers = {
  catalog: catalogController,
};
