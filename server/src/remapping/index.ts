/** Remapping: contacts brought under a changed mapping or filter. */
export { remappingControllers } from './controllers';
export { remappingRoutes } from './routes';
