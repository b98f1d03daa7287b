import type { IForbiddenRuleType } from 'dependency-cruiser';

/** A module of the server, and where it stands in `server/src`: in one folder, once it is built. */
interface Module {
  name: string;
  places: readonly string[];
  /** Whether it has an `index.ts` that offers all that others need of it. */
  hasDoor: boolean;
}

/** The house, from its ground up: a module may import those before it in this list. */
export const MODULES: readonly Module[] = [
  { name: 'contracts', places: ['contracts/'], hasDoor: false },
  { name: 'kernel', places: ['kernel/'], hasDoor: false },
  ...[
    's360',
    'institutions',
    'sending',
    'inbox',
    'contacts',
    'identity',
    'orders',
    'catalog',
    'bookings',
    'segments',
    'bulk-jobs',
    'remapping',
    'drift',
    'export',
    'overview',
  ].map((name) => ({ name, places: [`${name}/`], hasDoor: true })),
  { name: 'app', places: ['app/'], hasDoor: false },
];

const inside = ({ places }: Module): string => `^server/src/(${places.join('|')})`;
const doorOf = ({ places }: Module): string => `^server/src/(${places.join('|')})index[.]ts$`;

const downwards = MODULES.slice(0, -1).map((module, at) => ({
  name: `${module.name} imports only what stands below it`,
  from: { path: inside(module) },
  to: { path: MODULES.slice(at + 1).map(inside) },
}));

const doors = MODULES.filter(({ hasDoor }) => hasDoor).map((module) => ({
  name: `${module.name} is entered by its door`,
  from: { path: '^server/src/', pathNot: inside(module) },
  to: { path: inside(module), pathNot: doorOf(module) },
}));

/** The admin panel: `app` knows all of it, a feature the doors of others, `shared` no feature. */
const panel: IForbiddenRuleType[] = [
  {
    name: 'a feature of the admin panel is entered by its door',
    from: { path: '^admin/src/features/([^/]+)/' },
    to: {
      path: '^admin/src/features/',
      // A model, which knows no React, has a door of its own.
      pathNot: ['^admin/src/features/$1/', '^admin/src/features/[^/]+/(model/)?index[.]ts$'],
    },
  },
  {
    name: 'what the admin panel shares knows no feature',
    from: { path: '^admin/src/shared/' },
    to: { path: '^admin/src/features/' },
  },
  {
    name: 'nobody imports the app of the admin panel',
    from: { path: '^admin/src/(features|shared|translations)/' },
    // The loader of texts gathers those of all.
    to: { path: '^admin/src/(app/|index[.]ts$)', pathNot: '[.]json$' },
  },
  {
    name: 'the admin panel takes only contracts from the server',
    from: { path: '^admin/src/' },
    to: { path: '^server/src/', pathNot: '^server/src/contracts/' },
  },
];

/** The rules of the house, as dependency-cruiser reads them. */
export const RULES: IForbiddenRuleType[] = [
  { name: 'files import each other in no circle', from: {}, to: { circular: true } },
  ...downwards,
  ...doors,
  ...panel,
];
