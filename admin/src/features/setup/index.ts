/** Setting up an institution: a link to its steps. */

export { SetupLink } from './SetupLink';
