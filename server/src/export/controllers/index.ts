import { exportController } from './export';

export const exportControllers = {
  export: exportController,
};
