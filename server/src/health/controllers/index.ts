import { healthController } from './health';

export const healthControllers = { health: healthController };
