import { metricsController } from './metrics';

export const metricsControllers = { metrics: metricsController };
